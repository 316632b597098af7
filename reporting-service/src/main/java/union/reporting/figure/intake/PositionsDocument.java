package union.reporting.figure.intake;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/**
 * Up to where each partition has been dealt with: stored after the effects, so that it never claims too much. Read
 * from the store each time, since another instance may be the one that counts.
 */
public final class PositionsDocument {
    /** The next offset to count, and when the log took the last one dealt with. */
    public record Position(long next, Instant through) {}

    private final MongoCollection<Document> stored;

    public PositionsDocument(MongoDatabase database) {
        stored = database.getCollection("positions");
    }

    public Map<String, Position> all() {
        var positions = new HashMap<String, Position>();
        stored.find().forEach(d -> positions.put(d.getString("_id"),
                new Position(d.getLong("next"), d.getDate("through").toInstant())));
        return positions;
    }

    void reached(Statement.Place place) {
        var on = combine(max("next", place.offset() + 1), max("through", Date.from(place.appendedAt())));
        stored.updateOne(eq("_id", place.partition()), on, new UpdateOptions().upsert(true));
    }

    void clear() {
        stored.deleteMany(new Document());
    }
}
