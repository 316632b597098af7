package union.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * The federation's document store (文档库) when everything runs in one process: MongoDB's protocol on loopback.
 * Invariant: what was answered is on disk, be it the success of a write or a document that was read, and stays so when
 * the process is killed. Declared indexes are used.
 */
public final class EmbeddedStore implements AutoCloseable {
    private final FolderLock lock;
    private final StoreBackend backend;
    private final StoreServer server;

    private EmbeddedStore(FolderLock lock, StoreBackend backend, StoreServer server) {
        this.lock = lock;
        this.backend = backend;
        this.server = server;
    }

    /** Opens the store in {@code folder}, which is made if it is new, on a free port. */
    public static EmbeddedStore open(Path folder) {
        return open(folder, 0);
    }

    /** As {@link #open(Path)} on a given port; 0 means any free one. */
    public static EmbeddedStore open(Path folder, int port) {
        return open(folder, port, StoreSettings.USUAL);
    }

    static EmbeddedStore open(Path folder, int port, StoreSettings settings) {
        FolderLock lock = FolderLock.take(folder);
        try {
            StoreBackend backend = backend(folder, settings);
            try {
                return new EmbeddedStore(lock, backend, new StoreServer(backend, port));
            } catch (EmbeddedFailure e) {
                backend.close();
                throw e;
            }
        } catch (EmbeddedFailure e) {
            lock.close();
            throw e;
        }
    }

    private static StoreBackend backend(Path folder, StoreSettings settings) {
        try {
            if (!Files.exists(folder.resolve("store")) && !LogSegment.in(folder).isEmpty()) {
                throw EmbeddedFailure.damaged(folder, null); // a log without the store that it continues
            }
            return new StoreBackend(folder, settings);
        } catch (EmbeddedFailure e) {
            throw e;
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ? EmbeddedFailure.locked(folder, e)
                : EmbeddedFailure.damaged(folder, e);
        } catch (Exception e) {
            throw EmbeddedFailure.failed("The store could not be opened in " + folder, e);
        }
    }

    /** For the driver; what the server cannot do is switched off in it. */
    public String connectionString() {
        return "mongodb://localhost:" + server.port() + "/?retryWrites=false";
    }

    /** What broke, so that nothing more can be kept until the store is opened again, if anything did. */
    public Optional<String> fault() {
        return backend.fault();
    }

    /** How many documents were looked at to answer queries, since the store was opened. */
    public long documentsRead() {
        return backend.documentsRead();
    }

    /** The size of the store's main file, in bytes. */
    public long fileBytes() {
        return backend.fileBytes();
    }

    @Override
    public void close() {
        server.close();
        backend.close();
        lock.close();
    }
}
