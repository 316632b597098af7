package union.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens collections and indexes on the store. Changes of the schema are rare and hold this monitor. */
final class StoreDatabase extends AbstractMongoDatabase<Long> {
    private record Match(String collection, Document query) {}

    private static final ThreadLocal<@Nullable Match> MATCH = new ThreadLocal<>();

    private final StoreBackend backend;
    private @Nullable Document creating; // guarded by this

    StoreDatabase(String name, StoreBackend backend, CursorRegistry cursors) {
        super(name, cursors);
        this.backend = backend;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver resolver,
        Oplog oplog) {
        if (command.equals("find")) query.putIfAbsent("batchSize", Answer.BATCH_MAX);
        if (command.equals("aggregate")) leaveMatch(query);
        try {
            Document answer = super.handleCommand(channel, command, query, resolver, oplog);
            if (command.equals("insert")) countInserted(query, answer);
            return answer;
        } finally {
            MATCH.remove();
        }
    }

    private static void leaveMatch(Document query) {
        if (query.get("pipeline") instanceof List<?> stages && !stages.isEmpty()
            && stages.getFirst() instanceof Document first && first.get("$match") instanceof Document match) {
            MATCH.set(new Match(String.valueOf(query.get("aggregate")), match));
        }
    }

    /** Only the first reading of an aggregation is its own collection; a later one may be a $lookup into the same. */
    static Optional<Document> takeMatch(StoreCollection collection) {
        Match match = MATCH.get();
        MATCH.remove();
        return match != null && match.collection.equals(collection.getCollectionName())
            ? Optional.of(match.query) : Optional.empty();
    }

    // The server counts refused documents as inserted.
    private static void countInserted(Document query, Document answer) {
        if (!(answer.get("writeErrors") instanceof List<?> errors) || errors.isEmpty()) return;
        if (!(query.get("documents") instanceof List<?> asked)) return;
        boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
        answer.put("n", ordered ? ((Document) errors.getFirst()).get("index") : asked.size() - errors.size());
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, cursorRegistry, backend);
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return open(collection, new StoreIndex.Declared(name, keys, sparse, true, partialFilter(collection, name)));
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys,
        boolean sparse) {
        return open(collection, new StoreIndex.Declared(name, keys, sparse, false, partialFilter(collection, name)));
    }

    private Index<Long> open(String collection, StoreIndex.Declared declared) {
        return new StoreIndex(declared, backend.entries(namespace(collection), declared.name()),
            (StoreCollection) resolveCollection(collection, true));
    }

    // The two methods above are not told of it.
    private synchronized @Nullable Document partialFilter(String collection, String name) {
        Document about = creating;
        if (about == null && resolveCollection("system.indexes", false) != null) {
            Document known = new Document("ns", namespace(collection)).append("name", name);
            for (Document found : resolveCollection("system.indexes", true).handleQuery(known)) about = found;
        }
        return about == null ? null : (Document) about.get("partialFilterExpression");
    }

    private String namespace(String collection) {
        return getFullCollectionNamespace(collection);
    }

    @Override
    protected synchronized void addIndex(Document description) {
        Document outer = creating; // creating an index may create its collection, and with it the one of _id
        creating = description.containsKey("partialFilterExpression") ? description : null;
        try {
            super.addIndex(description);
        } finally {
            creating = outer;
        }
    }

    @Override
    protected MongoCollection<Long> resolveOrCreateCollection(String name) {
        MongoCollection<Long> there = resolveCollection(name, false); // an index build may hold the monitor for long
        if (there != null) return there;
        synchronized (this) {
            return super.resolveOrCreateCollection(name);
        }
    }

    @Override
    public synchronized MongoCollection<Long> createCollectionOrThrowIfExists(String name, CollectionOptions options) {
        return super.createCollectionOrThrowIfExists(name, options);
    }

    StoreCollection collection(String name) {
        return (StoreCollection) resolveOrCreateCollection(name);
    }

    @Override
    protected synchronized void dropIndex(MongoCollection<Long> collection, String name) {
        super.dropIndex(collection, name);
        backend.removeEntries(namespace(collection.getCollectionName()), name);
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog); // drops the indexes first
        backend.removeData(namespace(name));
    }

    @Override
    public synchronized void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new UnsupportedOperationException("the embedded store does not rename collections");
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    @Override
    protected long getStorageSize() {
        return backend.fileBytes();
    }
}
