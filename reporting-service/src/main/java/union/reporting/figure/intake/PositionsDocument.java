package union.reporting.figure.intake;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/** Up to where each partition has been counted: stored after the effects, so that it never claims too much. */
public final class PositionsDocument {
    /** The next offset to count, and when the log took the last one counted. */
    public record Position(long next, Instant through) {}

    private final MongoCollection<Document> stored;
    private final Map<String, Position> positions = new ConcurrentHashMap<>();

    public PositionsDocument(MongoDatabase database) {
        stored = database.getCollection("positions");
        stored.find().forEach(d -> positions.put(d.getString("_id"),
                new Position(d.getLong("next"), d.getDate("through").toInstant())));
    }

    public Map<String, Position> all() {
        return Map.copyOf(positions);
    }

    public long next(String partition) {
        var position = positions.get(partition);
        return position == null ? 0 : position.next();
    }

    void counted(Statement.Place place) {
        if (place.offset() < next(place.partition())) return;
        var position = new Position(place.offset() + 1, place.appendedAt());
        stored.replaceOne(eq("_id", place.partition()), new Document("_id", place.partition())
                .append("next", position.next()).append("through", java.util.Date.from(position.through())),
                new ReplaceOptions().upsert(true));
        positions.put(place.partition(), position);
    }

    void clear() {
        stored.deleteMany(new Document());
        positions.clear();
    }
}
