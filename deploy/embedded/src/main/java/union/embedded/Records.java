package union.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection by record id. Kept as bytes, not as objects: the server changes documents in place,
 * so a stored object would be seen half changed by readers and by checkpoints.
 */
final class Records {
    private final MVMap<Long, byte[]> map;
    private final LongAdder reads;
    private final AtomicLong next;

    Records(MVMap<Long, byte[]> map, LongAdder reads) {
        this.map = map;
        this.reads = reads;
        this.next = new AtomicLong(map.isEmpty() ? 1 : map.lastKey() + 1);
    }

    long newRecord() {
        return next.getAndIncrement();
    }

    /** Stores the bytes, or removes the record when there are none. */
    void set(long record, byte @Nullable [] bytes) {
        next.accumulateAndGet(record + 1, Math::max);
        if (bytes == null) map.remove(record);
        else map.put(record, bytes);
    }

    @Nullable Document get(long record) {
        byte[] bytes = map.get(record);
        return bytes == null ? null : Bson.decode(bytes);
    }

    /** As {@link #get}, counted as read for a query. */
    Hits.@Nullable Hit hit(long record) {
        byte[] bytes = map.get(record);
        return bytes == null ? null : hit(record, bytes);
    }

    Hits.Hit hit(long record, byte[] bytes) {
        reads.increment();
        return new Hits.Hit(record, Bson.decode(bytes), bytes.length);
    }

    Walk<Long> all(boolean backwards) {
        return new Walk<>(map, List.of(new Walk.Span<>(null, null)), backwards);
    }

    int size() {
        return map.size();
    }

    long bytes() {
        return map.values().stream().mapToLong(bytes -> bytes.length).sum();
    }
}
