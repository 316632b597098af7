package union.platform.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Moves the pending events of one collection to Kafka: sends in order, waits for the acknowledgement, only then
 * forgets. An event is never sent before its predecessor is acknowledged, so a crash can repeat events but neither
 * lose nor reorder them. Two relays at once could: one would append an old event after the other's newer one, and a
 * compacted topic would keep the old. So each send asks {@code mayGoOn} first, the lease, which outlasts the longest
 * delivery. Reads with majority concern, so that no event is told that a failover could take back.
 */
final class OutboxRelay {
    static final int BATCH_MAX = 500;
    private static final BsonDateTime BEGINNING = new BsonDateTime(0);

    /** Hands one pending event to Kafka; the future completes when all in-sync replicas have it. */
    interface Log {
        Future<?> send(String key, BsonDocument pending);
    }

    private final MongoCollection<BsonDocument> collection;
    private final Log log;
    private final BooleanSupplier mayGoOn;

    OutboxRelay(MongoCollection<BsonDocument> collection, Log log, BooleanSupplier mayGoOn) {
        this.collection = collection;
        this.log = log;
        this.mayGoOn = mayGoOn;
    }

    /** Sends what is pending, oldest first, and returns how many events were acknowledged and cleared. */
    int relayOnce() throws InterruptedException {
        var batch = new ArrayList<Pending>();
        collection.find(gte("pendingSince", BEGINNING)).sort(ascending("pendingSince")).limit(BATCH_MAX)
            .projection(include("version", "outbox")).forEach(d -> batch.add(new Pending(d)));
        ExecutionException failed = null;
        for (int round = 0; failed == null && sendRound(batch, round) > 0; round++) failed = awaitRound(batch);
        clear(batch);
        if (failed != null) throw new IllegalStateException("Kafka did not take an event", failed.getCause());
        return batch.stream().mapToInt(p -> p.acknowledged).sum();
    }

    /** When the oldest event that is not yet handed on was recorded, or null when all are. */
    @Nullable Instant oldestPending() {
        var oldest = collection.find(gte("pendingSince", BEGINNING)).sort(ascending("pendingSince")).limit(1)
            .projection(include("pendingSince")).first();
        return oldest == null ? null : Instant.ofEpochMilli(oldest.getDateTime("pendingSince").getValue());
    }

    /** Sends the next event of each aggregate whose earlier ones were acknowledged; returns how many it sent. */
    private int sendRound(List<Pending> batch, int round) {
        batch.forEach(pending -> pending.inFlight = null);
        int sent = 0;
        for (var pending : batch) {
            if (round >= pending.events.size() || pending.acknowledged < round) continue;
            if (!mayGoOn.getAsBoolean()) break;
            var inFlight = log.send(pending.key, pending.events.get(round));
            pending.inFlight = inFlight;
            sent++;
            if (inFlight.state() == Future.State.FAILED) break; // the others would wait as long in vain
        }
        return sent;
    }

    private @Nullable ExecutionException awaitRound(List<Pending> batch) throws InterruptedException {
        ExecutionException failed = null;
        for (var pending : batch) {
            if (pending.inFlight == null) continue;
            try {
                pending.inFlight.get();
                pending.acknowledged++;
            } catch (ExecutionException e) {
                failed = e;
            }
        }
        return failed;
    }

    private void clear(List<Pending> batch) {
        var sent = batch.stream().filter(p -> p.acknowledged > 0).toList();
        if (sent.isEmpty()) return;
        var unordered = new BulkWriteOptions().ordered(false);
        var all = sent.stream().filter(p -> p.acknowledged == p.events.size()).map(Pending::clearAll).toList();
        long cleared = all.isEmpty() ? 0 : collection.bulkWrite(all, unordered).getMatchedCount();
        if (cleared == sent.size()) return;
        collection.bulkWrite(sent.stream().map(Pending::pull).toList(), unordered); // newer events stay pending
    }

    /** One aggregate's pending events as they were read. */
    private static final class Pending {
        private final String key;
        private final long version;
        private final List<BsonDocument> events;
        private int acknowledged;
        private @Nullable Future<?> inFlight;

        Pending(BsonDocument document) {
            key = document.getString("_id").getValue();
            version = document.getInt64("version").getValue();
            events = document.getArray("outbox").stream().map(v -> v.asDocument()).toList();
        }

        private Bson sentEvents() {
            long last = acknowledged == 0 ? 0 : events.get(acknowledged - 1).getInt64("seq").getValue();
            return pullByFilter(Filters.eq("outbox", lte("seq", last).toBsonDocument()));
        }

        WriteModel<BsonDocument> clearAll() {
            var unchanged = and(eq("_id", key), eq("version", version));
            return new UpdateOneModel<>(unchanged, combine(sentEvents(), unset("pendingSince")));
        }

        WriteModel<BsonDocument> pull() {
            return new UpdateOneModel<>(eq("_id", key), sentEvents());
        }
    }
}
