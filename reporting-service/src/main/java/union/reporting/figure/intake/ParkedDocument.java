package union.reporting.figure.intake;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;

/**
 * Records that were parked once (曾搁置). Figures were told without them, so what they state is known only since they
 * were taken after all, and stays so: these marks outlive a rebuild, which reads the records again as if in time.
 */
public final class ParkedDocument {
    private final MongoCollection<Document> parked;

    public ParkedDocument(MongoDatabase database) {
        parked = database.getCollection("parked");
    }

    void add(Statement.Place place) {
        parked.updateOne(eq("_id", place.id()), setOnInsert("parked", true), new UpdateOptions().upsert(true));
    }

    /** The statements, those of parked records as known since they were first taken: before, or {@code now}. */
    List<Statement> knownSince(Collection<Statement> statements, Instant now) {
        var since = new HashMap<String, Instant>();
        parked.find(in("_id", statements.stream().map(statement -> statement.place().id()).toList()))
                .forEach(d -> since.put(d.getString("_id"), takenAt(d, now)));
        var known = new ArrayList<Statement>();
        for (var statement : statements) {
            var at = since.get(statement.place().id());
            known.add(at == null ? statement : statement.knownSince(at));
        }
        return known;
    }

    private Instant takenAt(Document found, Instant now) {
        var before = found.getDate("takenAt");
        if (before != null) return before.toInstant();
        parked.updateOne(eq("_id", found.getString("_id")), set("takenAt", Date.from(now)));
        return now.truncatedTo(ChronoUnit.MILLIS);
    }
}
