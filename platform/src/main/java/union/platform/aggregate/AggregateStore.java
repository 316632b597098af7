package union.platform.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/**
 * Aggregates of one kind, one document each: state, version, pending events and receipts change in one write, so
 * none of them can be there without the others. The version is the number of the last event, and so at once the
 * optimistic lock, the ETag, the event's sequence and the consumer's duplicate check. The only writer of its
 * collection beside the relay, which pulls what it has sent and never touches the version.
 */
public final class AggregateStore<S, E> {
    public static final int LIST_MAX = 200;
    private static final int ATTEMPTS_MAX = 5;
    private static final long STEP_ASIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final int OUTBOX_MAX = 1_000;

    private final MongoCollection<BsonDocument> collection;
    private final StoredForm<S, E, ?> form;
    private final Runnable committed;

    AggregateStore(MongoCollection<BsonDocument> collection, StoredForm<S, E, ?> form, Runnable committed) {
        this.collection = collection;
        this.form = form;
        this.committed = committed;
    }

    /** Decides on the current state and stores the outcome; decides again if someone was faster. */
    public Answer<E> handle(Key key, Act act, Function<S, Outcome<E>> decide) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            if (attempt > 1) stepAside(attempt);
            var found = collection.find(eq("_id", key.toString())).first();
            var early = found == null ? unseen(act) : seen(found, act);
            if (early != null) return early;
            if (found != null && StoredForm.pending(found) >= OUTBOX_MAX) throw new Weather.OutboxFull(key, OUTBOX_MAX);
            var before = form.read(key, found);
            switch (decide.apply(before.state())) {
                case Outcome.Refused<E>(var reasons) -> {
                    return new Answer.Refused<>(reasons);
                }
                case Outcome.Accepted<E>(var events) -> {
                    if (events.isEmpty()) return new Answer.Done<>(before.version(), false, events, false);
                    if (written(before, events, act)) return done(before, events);
                }
            }
        }
        throw new Weather.Contended(key, ATTEMPTS_MAX);
    }

    /** A few random milliseconds, more with each attempt, so that those who contend do not meet again. */
    private static void stepAside(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(STEP_ASIDE_NANOS * attempt));
    }

    public Optional<Stored<S>> find(Key key) {
        return Optional.ofNullable(collection.find(eq("_id", key.toString())).first()).map(d -> form.read(key, d));
    }

    /** The unit's aggregates in the order of their ids, after the id {@code after}; at most {@link #LIST_MAX}. */
    public List<Stored<S>> list(UnitId owner, @Nullable String after, int limit) {
        var from = after == null ? gte("_id", owner.value() + "/") : gt("_id", owner.value() + "/" + after);
        return where(and(from, lt("_id", owner.value() + "0")), ascending("_id"), limit); // '0' follows '/'
    }

    /** Aggregates by a declared index; the filter and the sort must be covered by one of its prefixes. */
    public List<Stored<S>> where(Bson filter, Bson sort, int limit) {
        if (limit < 1 || limit > LIST_MAX) throw new IllegalArgumentException("limit is 1 to " + LIST_MAX);
        var found = new ArrayList<Stored<S>>();
        for (var document : collection.find(filter).sort(sort).limit(limit))
            found.add(form.read(Key.of(document.getString("_id").getValue()), document));
        return found;
    }

    private @Nullable Answer<E> unseen(Act act) {
        return act.ifMatch() == null ? null : new Answer.VersionMismatch<>(0);
    }

    private @Nullable Answer<E> seen(BsonDocument found, Act act) {
        var receipt = StoredForm.receipt(found, act.commandId());
        if (receipt != null)
            return receipt.inputHash().equals(act.inputHash())
                ? new Answer.Done<>(receipt.version(), receipt.created(), List.of(), true)
                : new Answer.KeyReused<>();
        long version = StoredForm.version(found);
        if (act.fromEvent()) return null;
        if (act.ifMatch() == null) return new Answer.IfMatchRequired<>(version);
        return act.ifMatch() == version ? null : new Answer.VersionMismatch<>(version);
    }

    private Answer<E> done(Stored<S> before, List<E> events) {
        committed.run();
        return new Answer.Done<>(before.version() + events.size(), before.version() == 0, events, false);
    }

    private boolean written(Stored<S> before, List<E> events, Act act) {
        if (before.version() > 0) {
            var same = and(eq("_id", before.key().toString()), eq("version", before.version()));
            return collection.updateOne(same, form.update(before, events, act)).getMatchedCount() == 1;
        }
        try {
            collection.insertOne(form.insert(before, events, act));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }
}
