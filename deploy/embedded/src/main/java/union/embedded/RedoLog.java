package union.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers durable: a command is answered when its changes are in the synced log. Whoever syncs does it for all
 * that wait, so many writers share one sync. After a failed write or sync nobody knows what is on disk; then nothing
 * more is accepted until the store is opened again.
 */
final class RedoLog {
    private static final int DISK_TROUBLE = 14031; // MongoDB's OutOfDiskSpace

    private record Batch(LogSegment segment, ByteArrayOutputStream bytes) {}

    private final Path folder;
    private final ReentrantLock io = new ReentrantLock(); // who holds it writes for all that wait for it
    private Deque<Batch> pending = new ArrayDeque<>(); // guarded by this; the last one is appended to
    private long end; // guarded by this: bytes ever appended
    private long start; // guarded by this: the value of end at the last rotation
    private volatile long durable;
    private volatile @Nullable IOException broken;
    private @Nullable LogSegment current; // guarded by io

    RedoLog(Path folder) {
        this.folder = folder;
    }

    /** Refused once the log is broken: who calls this first has then changed nothing yet. */
    synchronized void append(String collection, long record, byte @Nullable [] document) {
        if (broken != null) throw trouble(broken);
        byte[] bytes = LogSegment.record(collection.getBytes(StandardCharsets.UTF_8), record, document);
        pending.getLast().bytes().writeBytes(bytes);
        end += bytes.length;
    }

    /** Why nothing more can be made durable, if so. */
    Optional<String> fault() {
        return Optional.ofNullable(broken).map(IOException::toString);
    }

    synchronized long end() {
        return end;
    }

    synchronized long sizeSinceRotation() {
        return end - start;
    }

    /** Returns when all that was appended before now is on disk. */
    void await() {
        long target = end();
        if (durable >= target) return;
        io.lock();
        try {
            if (durable < target) durable = flush();
        } finally {
            io.unlock();
        }
    }

    LogSegment prepare() {
        try {
            SortedMap<Long, Path> known = LogSegment.in(folder);
            return LogSegment.create(folder, known.isEmpty() ? 1 : known.lastKey() + 1);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /** What is pending still goes to the old segment, what follows to the new one. Touches no disk. */
    synchronized void rotate(LogSegment next) {
        pending.addLast(new Batch(next, new ByteArrayOutputStream()));
        start = end;
    }

    void dropBefore(long number) {
        try {
            for (Path old : LogSegment.in(folder).headMap(number).values()) Files.delete(old);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /**
     * Repeats all changes from segment {@code first} on, 0 if the store knows of none. Only the last segment in use
     * may end without its mark.
     */
    void replay(long first, LogSegment.Replay replay) {
        Path unmarked = null;
        long expected = Math.max(1, first);
        try {
            for (Map.Entry<Long, Path> segment : LogSegment.in(folder).tailMap(expected).entrySet()) {
                if (segment.getKey() != expected++) throw EmbeddedFailure.damaged(folder, null);
                Path torn = unmarked;
                LogSegment.Replay unlessTorn = (collection, record, document) -> {
                    if (torn != null) throw EmbeddedFailure.damaged(torn, null);
                    replay.change(collection, record, document);
                };
                LogSegment.End how = LogSegment.replay(segment.getKey(), segment.getValue(), unlessTorn);
                if (how != LogSegment.End.MARKED) unmarked = segment.getValue();
            }
        } catch (IOException e) {
            throw EmbeddedFailure.damaged(folder, e);
        }
        if (first > 0 && expected == first) throw EmbeddedFailure.damaged(folder, null);
    }

    void close() {
        io.lock();
        try {
            flush();
            if (current != null) current.close();
        } catch (IOException e) {
            throw trouble(e);
        } finally {
            io.unlock();
        }
    }

    private long flush() {
        if (broken != null) throw trouble(broken);
        Deque<Batch> batches;
        long upTo;
        synchronized (this) {
            batches = pending;
            upTo = end;
            pending = new ArrayDeque<>();
            pending.addLast(new Batch(batches.getLast().segment(), new ByteArrayOutputStream(1 << 12)));
        }
        try {
            for (Batch batch : batches) write(batch);
            return upTo;
        } catch (IOException e) {
            broken = e;
            throw trouble(e);
        }
    }

    private void write(Batch batch) throws IOException {
        if (current != null && current != batch.segment()) current.finish();
        current = batch.segment();
        if (batch.bytes().size() > 0) current.append(batch.bytes().toByteArray());
    }

    static MongoServerError trouble(Exception cause) {
        return new MongoServerError(DISK_TROUBLE, "OutOfDiskSpace", "The store cannot write its files ("
            + cause.getMessage() + "); make space or repair the disk, then start again.", cause);
    }

    static MongoServerError full(long freeBytes) {
        return new MongoServerError(DISK_TROUBLE, "OutOfDiskSpace", "The store takes no more changes: only "
            + (freeBytes >> 20) + " MiB are free on its disk. Reading goes on; make space.");
    }
}
