package union.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one change of a document does to one index. New entries come before the data and old ones go after it, so that
 * a reader always finds the document by one of them.
 */
record IndexMove(StoreIndex index, @Nullable Document after, Set<byte[]> had, Set<byte[]> has) {

    static IndexMove of(StoreIndex index, @Nullable Document before, @Nullable Document after) {
        return new IndexMove(index, after, before == null ? Set.of() : index.keysOf(before),
            after == null ? Set.of() : index.keysOf(after));
    }

    void arrive(long record) {
        if (after != null) index.mark(after, has);
        index.put(without(has, had), record);
    }

    /** As {@link #arrive}, also for entries that should be there already. */
    void arriveFully(long record) {
        if (after != null) index.mark(after, has);
        index.put(has, record);
    }

    void leave(long record) {
        index.remove(without(had, has), record);
    }

    private static Set<byte[]> without(Set<byte[]> keys, Set<byte[]> others) {
        Set<byte[]> rest = StoreIndex.bytes();
        rest.addAll(keys);
        for (byte[] other : others) rest.remove(other);
        return rest;
    }
}
