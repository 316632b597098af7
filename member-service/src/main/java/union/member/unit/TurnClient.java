package union.member.unit;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import union.platform.aggregate.Weather;
import union.platform.event.Lease;
import union.platform.unit.UnitId;

/**
 * Lets structural acts on one tree be taken one after the other, whatever copy of the service takes them: in line
 * within the process, and under a lease in the store among processes. Who waits too long is sent away (503).
 */
final class TurnClient {
    static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(TurnClient.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int TREES_AT_ONCE_MAX = 64;

    private final MongoCollection<BsonDocument> leases;
    private final String instance;
    private final Clock clock;
    private final List<ReentrantLock> lines = IntStream.range(0, TREES_AT_ONCE_MAX)
        .mapToObj(_ -> new ReentrantLock()).toList();

    /** @param instance names this process among those that share the database */
    TurnClient(MongoDatabase database, String instance, Clock clock) {
        this.leases = database.getCollection("leases", BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.instance = instance;
        this.clock = clock;
    }

    /** Acts when it is this one's turn in the tree below {@code root}; an act may not ask for another turn. */
    <T> T inTurn(UnitId root, Supplier<T> act) {
        var line = lines.get(Math.floorMod(root.hashCode(), TREES_AT_ONCE_MAX));
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        if (!entered(line)) throw new Weather.Busy("the tree of " + root, WAIT_MAX);
        try {
            var lease = new Lease(leases, "tree " + root, instance, clock);
            while (!lease.held()) {
                if (System.nanoTime() > end) throw new Weather.Busy("the tree of " + root, WAIT_MAX);
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            return holding(lease, act);
        } finally {
            line.unlock();
        }
    }

    private static <T> T holding(Lease lease, Supplier<T> act) {
        try {
            return act.get();
        } finally {
            release(lease);
        }
    }

    private static void release(Lease lease) {
        try {
            lease.release();
        } catch (MongoException e) { // the lease ends by itself
            LOG.info("A tree's lease was not given back: {}", e.toString());
        }
    }

    private static boolean entered(ReentrantLock line) {
        try {
            return line.tryLock(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
