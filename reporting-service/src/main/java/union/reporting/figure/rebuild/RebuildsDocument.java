package union.reporting.figure.rebuild;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored rebuilds, so that one that a crash cut short is taken up again. */
public final class RebuildsDocument {
    private final MongoCollection<Document> rebuilds;

    public RebuildsDocument(MongoDatabase database) {
        rebuilds = database.getCollection("rebuilds");
        rebuilds.createIndex(Indexes.ascending("state"));
    }

    void put(Rebuild rebuild) {
        var document = new Document("_id", rebuild.id()).append("what", rebuild.what().name())
                .append("state", rebuild.state().name()).append("startedAt", Date.from(rebuild.startedAt()))
                .append("endedAt", rebuild.endedAt() == null ? null : Date.from(rebuild.endedAt()));
        if (rebuild.result() != null)
            document.append("pages", rebuild.result().pages()).append("corrected", rebuild.result().corrected());
        rebuilds.replaceOne(eq("_id", rebuild.id()), document, new ReplaceOptions().upsert(true));
    }

    Optional<Rebuild> find(String id) {
        return Optional.ofNullable(rebuilds.find(eq("_id", id)).first()).map(RebuildsDocument::rebuild);
    }

    Optional<Rebuild> running() {
        return Optional.ofNullable(rebuilds.find(eq("state", Rebuild.State.RUNNING.name())).first())
                .map(RebuildsDocument::rebuild);
    }

    private static Rebuild rebuild(Document d) {
        var result = d.getLong("pages") == null ? null : new Rebuild.Result(d.getLong("pages"), d.getLong("corrected"));
        return new Rebuild(d.getString("_id"), Rebuild.What.valueOf(d.getString("what")),
                Rebuild.State.valueOf(d.getString("state")), d.getDate("startedAt").toInstant(),
                instant(d.getDate("endedAt")), result);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
