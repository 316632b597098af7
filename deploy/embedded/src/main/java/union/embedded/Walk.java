package union.embedded;

import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes through spans of a sorted map in one direction. Between two batches of an answer it holds nothing of the store:
 * after {@link #pause} it seeks behind the last key again, so a client that never comes back costs no space.
 */
final class Walk<K> {
    /** From the first key to the last in the direction of the walk, both inclusive; null is the end of the map. */
    record Span<K>(@Nullable K low, @Nullable K high) {}

    private final MVMap<K, byte[]> map;
    private final boolean descending;
    private final Iterator<Span<K>> spans;
    private @Nullable Span<K> span;
    private @Nullable Cursor<K, byte[]> cursor;
    private @Nullable K last;

    Walk(MVMap<K, byte[]> map, List<Span<K>> spans, boolean descending) {
        this.map = map;
        this.descending = descending;
        this.spans = (descending ? spans.reversed() : spans).iterator();
    }

    /** The next key, or null at the end. */
    @Nullable K next() {
        while (true) {
            if (cursor == null && !open()) return null;
            Cursor<K, byte[]> open = cursor;
            while (open != null && open.hasNext()) {
                K key = open.next();
                if (last != null && map.getKeyType().compare(key, last) == 0) continue;
                last = key;
                return key;
            }
            cursor = null;
            span = null;
        }
    }

    /** The value of the key that came last. */
    byte[] value() {
        if (cursor == null) throw new IllegalStateException("no current entry");
        return cursor.getValue();
    }

    void pause() {
        cursor = null;
    }

    private boolean open() {
        if (span == null) {
            if (!spans.hasNext()) return false;
            span = spans.next();
            last = null;
        }
        K from = last != null ? last : descending ? span.high() : span.low();
        cursor = map.cursor(from, descending ? span.low() : span.high(), descending);
        return true;
    }
}
