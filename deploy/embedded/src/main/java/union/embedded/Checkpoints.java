package union.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the store's maps to disk from time to time, after which older log segments go. The log is rotated between two
 * changes, which takes no longer than one change does; the writing itself runs beside readers and writers. It may hold
 * later changes of some maps and not of others, which is well, since the log repeats all that came after the rotation.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String LOG_NUMBER = "log";
    private static final long LOG_BYTES = 8 << 20;
    private static final int UNSAVED_BYTES = 24 << 20;
    private static final int UNSAVED_BYTES_MAX = 96 << 20;
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTION_BYTES = 8 << 20;
    private static final long TICK_MILLIS = 50;
    private static final long SPACE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MVStore store;
    private final RedoLog log;
    private final Path folder;
    private final long freeBytesMin;
    private final MVMap<String, Long> about;
    private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
    private final AtomicLong schema = new AtomicLong(); // counts changes of the schema, which are not logged
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("store-checkpoint").factory());
    private volatile long schemaDurable;
    private volatile long freeBytes = Long.MAX_VALUE;
    private long spaceChecked; // by the timer alone
    private long failed; // by the timer alone: when the last checkpoint failed, 0 if it did not
    private long last; // guarded by this
    private long lastCompaction; // guarded by this

    Checkpoints(MVStore store, RedoLog log, Path folder, long freeBytesMin) {
        this.store = store;
        this.log = log;
        this.folder = folder;
        this.freeBytesMin = freeBytesMin;
        this.about = store.openMap("about");
    }

    /** The segment from which the log must be repeated, 0 if there has been no checkpoint. */
    long firstSegment() {
        return about.getOrDefault(LOG_NUMBER, 0L);
    }

    synchronized void start() {
        checkSpace();
        write(rotate());
        var _ = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs the change of one document, which a rotation of the log never cuts in two. */
    void changing(Runnable change) {
        if (store.getUnsavedMemory() > UNSAVED_BYTES_MAX) checkpoint(); // writers are faster than the disk
        changes.readLock().lock();
        try {
            change.run();
        } finally {
            changes.readLock().unlock();
        }
    }

    void schemaChanged() {
        schema.incrementAndGet();
    }

    /** Returns when every change of the schema made before now is on disk. */
    void awaitSchema() {
        long mine = schema.get();
        if (schemaDurable >= mine) return;
        synchronized (this) {
            if (schemaDurable < mine) checkpoint();
        }
    }

    /** A checkpoint needs room; without it the changes already accepted could not be kept. */
    void refuseIfFull() {
        if (freeBytes < freeBytesMin) throw RedoLog.full(freeBytes);
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - spaceChecked > SPACE_NANOS) checkSpace();
        if (log.fault().isPresent() || (failed != 0 && now - failed < AGAIN_NANOS)) return;
        try {
            checkpointIfDue();
            failed = 0;
        } catch (RuntimeException e) { // the log still holds everything; a broken log fails the writers itself
            failed = now;
            LOG.error("A checkpoint of the embedded store failed: {}", e.toString());
        }
    }

    private void checkpointIfDue() {
        synchronized (this) {
            long size = log.sizeSinceRotation();
            boolean due = size > 0 && System.nanoTime() - last > INTERVAL_NANOS;
            if (due || size > LOG_BYTES || store.getUnsavedMemory() > UNSAVED_BYTES) checkpoint();
            if (System.nanoTime() - lastCompaction < INTERVAL_NANOS) return;
            lastCompaction = System.nanoTime();
        }
        store.compact(FILL_PERCENT, COMPACTION_BYTES);
    }

    private void checkSpace() {
        spaceChecked = System.nanoTime();
        try {
            freeBytes = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            LOG.warn("The free space of {} is not known", folder, e);
        }
    }

    private synchronized void checkpoint() {
        // With nothing in the log, as after a change of the schema alone, the segment in use stays.
        write(log.sizeSinceRotation() == 0 ? firstSegment() : rotate());
    }

    private synchronized void write(long first) {
        long covers = schema.get();
        store.commit();
        store.sync();
        schemaDurable = covers;
        log.dropBefore(first);
        last = System.nanoTime();
    }

    private long rotate() {
        LogSegment next = log.prepare();
        changes.writeLock().lock();
        try {
            log.rotate(next);
        } finally {
            changes.writeLock().unlock();
        }
        log.await();
        about.put(LOG_NUMBER, next.number());
        return next.number();
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!store.isClosed() && log.fault().isEmpty()) checkpoint();
    }
}
