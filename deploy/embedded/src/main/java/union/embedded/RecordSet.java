package union.embedded;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which records an answer has already named; about a bit for each when they lie close together. */
final class RecordSet {
    private static final int PAGE_BITS = 14;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

    private final Map<Long, BitSet> pages = new HashMap<>();

    /** True the first time. */
    boolean add(long record) {
        BitSet page = pages.computeIfAbsent(record >> PAGE_BITS, _ -> new BitSet());
        int bit = (int) (record & PAGE_MASK);
        if (page.get(bit)) return false;
        page.set(bit);
        return true;
    }

    void remove(long record) {
        BitSet page = pages.get(record >> PAGE_BITS);
        if (page != null) page.clear((int) (record & PAGE_MASK));
    }
}
