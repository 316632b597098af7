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
import org.bson.conversions.Bson;

/**
 * A right that one of several instances holds for a while, so that one of them does the work. It is only held as long
 * as whatever is begun now ends before the lease does: {@link #WORK_MAX}, the longest that Kafka's producer may go on
 * trying to deliver a record. Otherwise a record could arrive after the next holder's. The clocks of the instances may
 * differ by {@link #CLOCKS_DIFFER_MAX}; a clock that has been set back ends the holder's belief at once.
 */
public final class Lease {
    static final Duration WORK_MAX = Duration.ofSeconds(40);
    static final Duration CLOCKS_DIFFER_MAX = Duration.ofSeconds(5);
    private static final Duration HELD = Duration.ofSeconds(60);
    private static final Duration ENOUGH = WORK_MAX.plus(CLOCKS_DIFFER_MAX);

    private final MongoCollection<BsonDocument> leases;
    private final String name;
    private final String holder;
    private final Clock clock;
    private Instant taken = Instant.EPOCH;
    private Instant until = Instant.EPOCH;

    /** {@code holder} names this process among those that share the database. */
    public Lease(MongoCollection<BsonDocument> leases, String name, String holder, Clock clock) {
        this.leases = leases;
        this.name = name;
        this.holder = holder;
        this.clock = clock;
    }

    /** Whether this instance may begin work now; takes or prolongs the lease where it can. */
    public synchronized boolean held() {
        var now = clock.instant();
        var mineOrFree = or(eq("holder", holder), lt("until", new BsonDateTime(now.toEpochMilli())));
        return holds(now) || write(now, mineOrFree, true);
    }

    /** Whether work that was begun may go on: nobody else has held the lease since. Prolongs it where it can. */
    synchronized boolean kept() {
        var now = clock.instant();
        return holds(now) || write(now, eq("holder", holder), false);
    }

    private boolean holds(Instant now) {
        return !now.isBefore(taken) && now.isBefore(until.minus(ENOUGH));
    }

    private boolean write(Instant now, Bson whose, boolean make) {
        until = Instant.EPOCH; // should the store not answer, nobody knows
        var end = now.plus(HELD);
        var mine = combine(set("holder", holder), set("until", new BsonDateTime(end.toEpochMilli())));
        try {
            var done = leases.updateOne(and(eq("_id", name), whose), mine, new UpdateOptions().upsert(make));
            if (done.getMatchedCount() == 0 && done.getUpsertedId() == null) return false;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return false; // another instance holds it
        }
        taken = now;
        until = end;
        return true;
    }

    /** Gives the lease back, so that another instance need not wait for its end. */
    public synchronized void release() {
        if (taken.equals(Instant.EPOCH)) return;
        taken = Instant.EPOCH;
        until = Instant.EPOCH;
        leases.deleteOne(and(eq("_id", name), eq("holder", holder)));
    }
}
