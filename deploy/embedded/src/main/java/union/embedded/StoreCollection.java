package union.embedded;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection: its records, its indexes and the commands on them. Writers hold this monitor, which makes each command
 * on one collection atomic against other writers; readers hold nothing.
 */
final class StoreCollection extends AbstractMongoCollection<Long> {
    private final StoreBackend backend;
    private final Records records;
    // The base class's own list cannot be read while it changes.
    private final List<StoreIndex> declared = new CopyOnWriteArrayList<>();
    private boolean firstOnly; // guarded by this monitor

    StoreCollection(StoreDatabase database, String name, CollectionOptions options, CursorRegistry cursors,
        StoreBackend backend) {
        super(database, name, options, cursors);
        this.backend = backend;
        this.records = backend.records(getFullName());
    }


    @Override
    public synchronized void addDocument(Document document) {
        backend.changing(() -> super.addDocument(document)); // checks, addDocumentInternal, then add() of every index
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        long record = records.newRecord();
        keep(record, document);
        return record;
    }

    @Override
    protected void handleUpdate(Long record, Document before, Document after) {
        backend.changing(() -> {
            var moves = declared.stream().map(index -> IndexMove.of(index, before, after)).toList();
            for (IndexMove move : moves) move.arrive(record);
            keep(record, after);
            for (IndexMove move : moves) move.leave(record);
        });
    }

    @Override
    public synchronized void removeDocument(Document document) {
        Optional<Long> byId = declared.stream().map(index -> index.getPosition(document))
            .filter(Objects::nonNull).findFirst();
        Long record = byId.orElseGet(() -> findDocumentPosition(document));
        if (record != null) remove(record, document);
    }

    private void remove(long record, Document document) {
        backend.changing(() -> {
            keep(record, null);
            for (StoreIndex index : declared) index.remove(index.keysOf(document), record);
        });
    }

    // The log first: who reads the document can then wait until it is durable.
    private void keep(long record, @Nullable Document document) {
        byte[] bytes = document == null ? null : Bson.encode(document);
        boolean system = getCollectionName().startsWith("system.");
        if (!system) backend.log(getFullName(), record, bytes);
        records.set(record, bytes);
        if (system) backend.schemaChanged();
    }

    /** Repeats a logged change. Repeating one that the store already has, or half has, does no harm. */
    synchronized void replay(long record, byte @Nullable [] bytes) {
        Document had = records.get(record);
        Document has = bytes == null ? null : Bson.decode(bytes);
        records.set(record, bytes);
        for (StoreIndex index : declared) {
            IndexMove move = IndexMove.of(index, had, has);
            move.arriveFully(record);
            move.leave(record);
        }
    }

    @Override
    public synchronized void addIndex(Index<Long> index) {
        super.addIndex(index); // builds it when it says that it is empty
        if (!getIndexes().contains(index)) return; // there was one of this name
        ((StoreIndex) index).built();
        declared.add((StoreIndex) index);
    }

    @Override
    public synchronized void dropIndex(String name) {
        declared.removeIf(index -> index.getName().equals(name));
        super.dropIndex(name);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> documents, boolean ordered) {
        return super.insertDocuments(documents, ordered);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        Hits hits = find(selector, null, false);
        int deleted = 0;
        for (Hits.Hit hit = hits.next(); hit != null; hit = limit > 0 && deleted == limit ? null : hits.next()) {
            remove(hit.record(), hit.document());
            deleted++;
        }
        return deleted;
    }

    @Override
    public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters filters,
        boolean multi, boolean upsert, Oplog oplog) {
        firstOnly = !multi;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            firstOnly = false;
        }
    }


    private Hits find(Document query, @Nullable Plan plan, boolean backwards) {
        Plan by = plan != null ? plan : Plan.choose(declared, query, null).orElse(null);
        return by != null && !backwards ? Hits.by(by, records, query)
            : Hits.among(records.all(backwards), records, query);
    }

    @Override
    protected QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batch,
        Document fields) {
        // The server asks for all matches in order to change the first.
        int most = firstOnly && Thread.holdsLock(this) ? 1 : Math.max(0, limit);
        Plan plan = Plan.choose(declared, query, orderBy).orElse(null);
        boolean inOrder = plan != null && plan.order() != Plan.Order.NONE;
        Hits hits = find(query, plan, isNaturalDescending(orderBy));
        var results = new Results(hits, inOrder ? null : deriveComparator(orderBy), skip, most);
        UnaryOperator<Document> projection = fields == null || fields.isEmpty() ? UnaryOperator.identity()
            : document -> project(document, fields);
        var answer = new Answer(cursorRegistry.generateCursorId(), results, projection);
        if (batch == 0) return new QueryResult(answer.takeAll());
        List<Document> first = answer.takeDocuments(batch);
        if (answer.isEmpty()) return new QueryResult(first);
        backend.keepOpen(answer);
        return new QueryResult(first, answer);
    }

    private Document project(Document document, Document fields) {
        return matchDocumentsFromStream(Stream.of(document), new Document(), null, 0, 0, 0, fields)
            .collectDocuments().getFirst();
    }

    @Override
    protected QueryResult matchDocuments(Document query, Document orderBy, int skip, int limit, int batch,
        Document fields) {
        throw new UnsupportedOperationException(); // queryDocuments does all
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) return super.count(query, skip, limit);
        var results = new Results(find(query, null, false), null, skip, Math.max(0, limit));
        int count = 0;
        for (; results.hasNext(); results.next()) count++;
        return count;
    }

    /** An aggregation asks for all documents even when it starts with $match; StoreDatabase leaves that here. */
    @Override
    public Stream<Document> queryAllAsStream() {
        return handleQueryAsStream(StoreDatabase.takeMatch(this).orElseGet(Document::new));
    }

    @Override
    public Stream<Document> handleQueryAsStream(Document query) {
        return stream(find(query, null, false)).map(Hits.Hit::document);
    }

    private static Stream<Hits.Hit> stream(Hits hits) {
        var results = new Results(hits, null, 0, 0);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false);
    }

    // The base class's matcher keeps a position in a field, which concurrent readers would disturb.
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return new DefaultQueryMatcher().matches(document, query);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        Hits all = Hits.among(records.all(false), records, new Document());
        return stream(all).map(hit -> new DocumentWithPosition<>(hit.document(), hit.record()));
    }

    @Override
    protected @Nullable Document getDocument(Long record) {
        return records.get(record);
    }

    @Override
    public int count() {
        return records.size();
    }

    // Would encode every document twice more.
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {}

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, records.bytes());
    }

    @Override
    protected void removeDocument(Long record) {
        throw new UnsupportedOperationException(); // removeDocument(Document) does all
    }
}
