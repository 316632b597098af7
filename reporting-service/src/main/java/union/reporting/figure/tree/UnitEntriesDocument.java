package union.reporting.figure.tree;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/** The stored entries of the tree, immutable like facts: an entry keeps the time at which it was first seen. */
public final class UnitEntriesDocument {
    private final MongoCollection<Document> entries;

    public UnitEntriesDocument(MongoDatabase database) {
        entries = database.getCollection("tree");
    }

    public void keep(UnitEntry entry) {
        var id = entry.unit().value() + "#" + entry.sequence();
        if (entries.find(eq("_id", id)).first() != null) return;
        var document = new Document("_id", id).append("unit", entry.unit().value()).append("seq", entry.sequence())
                .append("on", entry.on().toString()).append("recordedAt", java.util.Date.from(entry.recordedAt()))
                .append("how", entry.how().name()).append("upper", upper(entry)).append("revokes", entry.revokes());
        entries.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    public List<UnitEntry> all() {
        var all = new ArrayList<UnitEntry>();
        entries.find().forEach(d -> all.add(new UnitEntry(new UnitId(d.getString("unit")), d.getLong("seq"),
                LocalDate.parse(d.getString("on")), d.getDate("recordedAt").toInstant(),
                UnitEntry.How.valueOf(d.getString("how")), upper(d), d.getLong("revokes"))));
        return all;
    }

    public long count() {
        return entries.estimatedDocumentCount();
    }

    public void clear() {
        entries.deleteMany(new Document());
    }

    private static @Nullable String upper(UnitEntry entry) {
        return entry.upper() == null ? null : entry.upper().value();
    }

    private static @Nullable UnitId upper(Document d) {
        var upper = d.getString("upper");
        return upper == null ? null : new UnitId(upper);
    }
}
