package union.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands and answers them when they are durable: a writer's changes, and also what a reader may have seen of
 * others' changes, are in the synced log before the answer leaves. So no answer is ever taken back by a crash, which is
 * what majority reads and writes promise.
 */
final class StoreBackend extends AbstractMongoBackend {
    private static final String DATA = "data.";
    private static final String INDEX = "index.";
    private static final int PAGE_BYTES = 4096;
    private static final int RETENTION_MILLIS = 10_000; // freed space waits for later checkpoints
    private static final Set<String> WITHOUT_DATA = Set.of("ping", "hello", "ismaster", "buildinfo", "killcursors",
        "endsessions", "getlog", "connectionstatus", "whatsmyuri", "hostinfo", "serverstatus");
    private static final Set<String> WRITES = Set.of("insert", "update", "findandmodify", "delete", "create",
        "createindexes");

    private final MVStore store;
    private final RedoLog log;
    private final Checkpoints checkpoints;
    private final Map<String, StoreDatabase> opened = new ConcurrentHashMap<>();
    private final LongAdder reads = new LongAdder();
    private final OpenAnswers open;
    private volatile boolean closing;

    StoreBackend(Path folder, StoreSettings settings) {
        // No commit at a moment of the library's own choosing. Small pages, since updates are small and scattered.
        this.store = new MVStore.Builder().fileName(folder.resolve("store").toString())
            .cacheSize(settings.cacheMegabytes()).pageSplitSize(PAGE_BYTES)
            .autoCommitDisabled().autoCommitBufferSize(0).open();
        store.setRetentionTime(RETENTION_MILLIS);
        this.open = new OpenAnswers(getCursorRegistry(), settings.answerIdleMax().toNanos());
        this.log = new RedoLog(folder);
        this.checkpoints = new Checkpoints(store, log, folder, settings.freeBytesMin());
        try {
            store.getMapNames().stream().filter(name -> name.startsWith(DATA))
                .map(name -> Utils.getDatabaseNameFromFullName(name.substring(DATA.length()))).distinct()
                .forEach(this::resolveDatabase);
            log.replay(checkpoints.firstSegment(), this::replay);
            checkpoints.start();
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private void replay(String namespace, long record, byte @Nullable [] document) {
        var database = (StoreDatabase) resolveDatabase(Utils.getDatabaseNameFromFullName(namespace));
        database.collection(Utils.getCollectionNameFromFullName(namespace)).replay(record, document);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (WITHOUT_DATA.contains(name)) return super.handleCommand(channel, database, command, query);
        if (WRITES.contains(name)) checkpoints.refuseIfFull();
        try {
            return durably(() -> super.handleCommand(channel, database, command, query));
        } catch (MVStoreException e) { // the library closes itself when it cannot write
            throw RedoLog.trouble(e);
        }
    }

    private Document durably(Supplier<Document> command) {
        var version = store.registerVersionUsage(); // keeps the pages of a long reading from being reused
        try {
            return command.get();
        } finally { // also after an error: part of a batch may have been done
            store.deregisterVersionUsage(version);
            checkpoints.awaitSchema();
            log.await();
        }
    }

    // A listing of databases asks for each anew.
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return opened.computeIfAbsent(name, _ -> new StoreDatabase(name, this, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        opened.remove(name);
    }

    void keepOpen(Answer answer) {
        open.add(answer);
    }

    @Override
    public void closeCursors(List<Long> ids) {
        super.closeCursors(ids);
        open.forget(ids);
    }

    @Override
    protected Document handleKillCursors(Document query) {
        if (query.get("cursors") instanceof List<?> ids)
            open.forget(ids.stream().filter(Long.class::isInstance).map(Long.class::cast).toList());
        return super.handleKillCursors(query);
    }

    void changing(Runnable change) {
        checkpoints.changing(change);
    }

    void log(String namespace, long record, byte @Nullable [] document) {
        log.append(namespace, record, document);
    }

    void schemaChanged() {
        checkpoints.schemaChanged();
    }

    /** How many documents were looked at to answer queries, since the start. */
    long documentsRead() {
        return reads.sum();
    }

    Records records(String namespace) {
        return new Records(store.openMap(DATA + namespace, type(LongDataType.INSTANCE)), reads);
    }

    MVMap<byte[], byte[]> entries(String namespace, String index) {
        return store.openMap(INDEX + namespace + "." + index, type(BytesType.BYTES));
    }

    private static <K> MVMap.Builder<K, byte[]> type(DataType<K> keys) {
        return new MVMap.Builder<K, byte[]>().keyType(keys).valueType(BytesType.BYTES);
    }

    void removeData(String namespace) {
        store.removeMap(DATA + namespace);
        schemaChanged();
    }

    void removeEntries(String namespace, String index) {
        store.removeMap(INDEX + namespace + "." + index);
        schemaChanged();
    }

    long fileBytes() {
        return store.getFileStore().size();
    }

    /** What broke, so that nothing more can be kept until the store is opened again, if anything did. */
    Optional<String> fault() {
        return log.fault().or(() -> store.isClosed() && !closing ? Optional.of("its main file cannot be written")
            : Optional.empty());
    }

    @Override
    public void close() {
        boolean whole = fault().isEmpty();
        closing = true;
        checkpoints.close();
        super.close();
        if (whole) {
            store.close();
            log.close();
        } else { // the last checkpoint and the log hold all that was answered
            store.closeImmediately();
        }
    }
}
