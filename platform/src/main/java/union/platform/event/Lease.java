package union.platform.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/** A right that one of several instances holds for a short while, so that one of them does the work. */
final class Lease {
    private static final Duration HELD = Duration.ofSeconds(15);
    private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(10);

    private final MongoCollection<BsonDocument> leases;
    private final String name;
    private final String holder;
    private final Clock clock;
    private Instant until = Instant.EPOCH;

    Lease(MongoCollection<BsonDocument> leases, String name, String holder, Clock clock) {
        this.leases = leases;
        this.name = name;
        this.holder = holder;
        this.clock = clock;
    }

    /** Whether this instance holds the lease now; takes or prolongs it where it can. */
    boolean held() {
        var now = clock.instant();
        if (now.isBefore(until.minus(RENEWED_BEFORE_END))) return true;
        var mineOrFree = and(eq("_id", name),
            or(eq("holder", holder), lt("until", new BsonDateTime(now.toEpochMilli()))));
        var end = new BsonDateTime(now.plus(HELD).toEpochMilli());
        var taken = combine(set("holder", holder), set("until", end));
        try {
            leases.updateOne(mineOrFree, taken, new UpdateOptions().upsert(true));
            until = now.plus(HELD);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            until = Instant.EPOCH; // another instance holds it
            return false;
        }
    }

    /** Gives the lease back, so that another instance need not wait for its end. */
    void release() {
        if (until.equals(Instant.EPOCH)) return;
        until = Instant.EPOCH;
        leases.deleteOne(and(eq("_id", name), eq("holder", holder)));
    }
}
