package union.reporting.figure.intake;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import union.platform.event.EventReaders;
import union.platform.event.Lease;

/**
 * Which of several instances takes in (当值): the one that holds the lease reads the log, counts, rebuilds and tells
 * what changed. It begins with what the store holds. All others answer questions from the store and follow the tree.
 * The lease is prolonged while a rebuild is at work, so that nobody else begins in the middle of it.
 */
public final class Duty implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final long LOOK_MILLIS = 1_000;
    private final Lease lease;
    private final Intake intake;
    private final Reader reader;
    private final ReentrantLock change = new ReentrantLock();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("duty").factory());
    private volatile boolean on;

    /** What reads the log, and sets from where. */
    public record Reader(IntakeListener listener, EventReaders readers, LogClient log, PositionsDocument positions) {
        private void align() {
            log.align(listener.name(), listener.topics(), positions.all());
        }

        private void resume() {
            readers.resume(listener.name());
        }

        private void pause() {
            readers.pause(listener.name());
        }
    }

    public Duty(Lease lease, Intake intake, Reader reader) {
        this.lease = lease;
        this.intake = intake;
        this.reader = reader;
    }

    public void start() {
        var _ = looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether this instance takes in. */
    public boolean isOn() {
        return on;
    }

    private void look() {
        try {
            boolean mine = lease.held();
            if (!change.tryLock()) return; // a rebuild is clearing up; the lease alone is prolonged
            try {
                if (mine && !on) begin();
                if (!mine && on) end();
                if (!on) intake.follow();
            } finally {
                change.unlock();
            }
        } catch (RuntimeException | Error e) { // an escaped one would end all looking
            LOG.warn("Whether to take in will be looked at again: {}", e.toString());
        }
    }

    private void begin() {
        reader.align();
        intake.open();
        reader.resume();
        on = true;
        LOG.info("This instance takes in");
    }

    private void end() {
        on = false;
        intake.shut();
        reader.pause();
        LOG.info("Another instance takes in");
    }

    /** Forgets everything and reads the log from its beginning. */
    public void anew() {
        change.lock();
        try {
            if (!on) throw new IllegalStateException("another instance takes in");
            reader.pause();
            intake.forget();
            reader.align();
            intake.open();
            reader.resume();
        } finally {
            change.unlock();
        }
    }

    /** Hands over at once, so that another instance need not wait for the end of the lease. */
    @Override public void close() {
        looks.shutdownNow();
        change.lock();
        try {
            if (on) end();
            lease.release();
        } finally {
            change.unlock();
        }
    }
}
