package union.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An answer that a client fetches batch by batch. It is computed as it is fetched; what a client leaves unread costs
 * a few objects until it says so or the store is closed.
 */
final class Answer extends AbstractCursor {
    static final int BATCH_MAX = 1000;
    private static final int BATCH_BYTES_MAX = 8 << 20;

    private final Results results;
    private final UnaryOperator<Document> projection;

    Answer(long id, Results results, UnaryOperator<Document> projection) {
        super(id);
        this.results = results;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        boolean empty = !results.hasNext();
        results.pause();
        return empty;
    }

    /** 0 leaves the number to us. */
    @Override
    public synchronized List<Document> takeDocuments(int count) {
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

    /** Everything at once, for the server's own use. */
    synchronized List<Document> takeAll() {
        List<Document> all = new ArrayList<>();
        while (results.hasNext()) all.add(projection.apply(results.next().document()));
        return all;
    }
}
