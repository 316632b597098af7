package union.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An answer that a client fetches batch by batch. It is computed as it is fetched, unless it is sorted without an
 * index; what a client leaves unread is kept until it says so or {@link OpenAnswers} gives it up.
 */
final class Answer extends AbstractCursor {
    static final int BATCH_MAX = 1000;
    private static final int BATCH_BYTES_MAX = 8 << 20;

    private final Results results;
    private final UnaryOperator<Document> projection;
    private volatile long touched = System.nanoTime();
    private volatile boolean fetched;

    Answer(long id, Results results, UnaryOperator<Document> projection) {
        super(id);
        this.results = results;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        fetched = !results.hasNext();
        results.pause();
        return fetched;
    }

    /** 0 leaves the number to us. */
    @Override
    public synchronized List<Document> takeDocuments(int count) {
        touched = System.nanoTime();
        int most = count > 0 ? Math.min(count, BATCH_MAX) : BATCH_MAX;
        List<Document> batch = new ArrayList<>();
        for (int bytes = 0; batch.size() < most && bytes < BATCH_BYTES_MAX && results.hasNext(); ) {
            Hits.Hit hit = results.next();
            bytes += hit.bytes();
            batch.add(projection.apply(hit.document()));
        }
        results.pause();
        return batch;
    }

    /** Whether nothing is left of it. */
    boolean fetched() {
        return fetched;
    }

    long idleNanos(long now) {
        return now - touched;
    }

    /** Everything at once, for the server's own use. */
    synchronized List<Document> takeAll() {
        List<Document> all = new ArrayList<>();
        while (results.hasNext()) all.add(projection.apply(results.next().document()));
        return all;
    }
}
