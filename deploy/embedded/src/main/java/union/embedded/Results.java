package union.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The hits of a query in the order asked for, without those to skip, up to the limit. */
final class Results implements Iterator<Hits.Hit> {
    private static final int SORTED_EXTRA = 1000;

    private final Hits hits;
    private final @Nullable Iterator<Hits.Hit> sorted;
    private long left;
    private Hits.@Nullable Hit ahead;

    /** {@code order} is null when the hits come in order already; a limit of 0 is none. */
    Results(Hits hits, @Nullable Comparator<Document> order, int skip, int limit) {
        this.hits = hits;
        this.sorted = order == null ? null : sort(hits, order, limit == 0 ? 0 : (long) skip + limit).iterator();
        this.left = Long.MAX_VALUE;
        for (int skipped = 0; skipped < skip && hasNext(); skipped++) next();
        this.left = limit == 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public boolean hasNext() {
        if (left == 0) return false;
        if (ahead == null) ahead = sorted == null ? hits.next() : sorted.hasNext() ? sorted.next() : null;
        return ahead != null;
    }

    @Override
    public Hits.Hit next() {
        Hits.Hit hit = hasNext() ? ahead : null;
        if (hit == null) throw new NoSuchElementException();
        ahead = null;
        left--;
        return hit;
    }

    void pause() {
        hits.pause();
    }

    // Of a limited answer only the best are kept while reading.
    private static List<Hits.Hit> sort(Hits hits, Comparator<Document> order, long most) {
        Comparator<Hits.Hit> byDocument = Comparator.comparing(Hits.Hit::document, order);
        List<Hits.Hit> kept = new ArrayList<>();
        for (Hits.Hit hit = hits.next(); hit != null; hit = hits.next()) {
            kept.add(hit);
            if (most == 0 || kept.size() < 2 * most + SORTED_EXTRA) continue;
            kept.sort(byDocument);
            kept.subList((int) most, kept.size()).clear();
        }
        kept.sort(byDocument);
        return kept;
    }
}
