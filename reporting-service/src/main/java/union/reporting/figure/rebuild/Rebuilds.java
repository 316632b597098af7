package union.reporting.figure.rebuild;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import union.platform.aggregate.Outcome;
import union.platform.event.EventReaders;
import union.reporting.figure.intake.FreshnessClient;
import union.reporting.figure.intake.Intake;
import union.reporting.figure.intake.IntakeListener;
import union.reporting.figure.intake.PositionsDocument;

/**
 * Makes anew what this service keeps (重建). Sums: page by page from the facts, while readers go on with each page as it
 * was or is. Facts: everything is forgotten and read again from the beginning of the log; until then figures answer
 * "not now" rather than too little. Taken up again after a crash. One runs at a time.
 */
public final class Rebuilds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final long LOOK_MILLIS = 200;
    private static final long AGAIN_MILLIS = 5_000;
    private final Parts parts;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("rebuild").factory());
    private volatile boolean factsComplete = true;
    private @Nullable ScheduledFuture<?> watch;

    /** What a rebuild works on. */
    public record Parts(RebuildsDocument stored, Intake intake, PositionsDocument positions, LogClient log,
                        FreshnessClient freshness, IntakeListener listener) {}

    public Rebuilds(Parts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        factsComplete = parts.stored().running().filter(r -> r.what() == Rebuild.What.FACTS).isEmpty();
    }

    /** Whether the facts are all there; they are not while they are read anew. */
    public boolean factsComplete() {
        return factsComplete;
    }

    /** Sets the reader back to where the store stands, before it starts: whatever the store lost is read again. */
    public void align() {
        parts.log().align(parts.listener().name(), parts.listener().topics(), parts.positions().all());
    }

    /** Goes on with what a crash cut short. */
    public void resume(EventReaders readers) {
        parts.stored().running().ifPresent(rebuild -> worker.execute(() -> run(rebuild, readers)));
    }

    public Optional<Rebuild> find(String id) {
        return parts.stored().find(id);
    }

    /** Begins a rebuild; the same id again is the same rebuild. */
    public synchronized Outcome<Rebuild> begin(String id, Rebuild.What what, EventReaders readers) {
        var known = find(id);
        if (known.isPresent()) return Outcome.accept(known.get());
        if (parts.stored().running().isPresent()) return Outcome.refuse(RebuildRefusal.ANOTHER_REBUILD_RUNS);
        var rebuild = new Rebuild(id, what, Rebuild.State.RUNNING, clock.instant(), null, null);
        parts.stored().put(rebuild);
        worker.execute(() -> run(rebuild, readers));
        return Outcome.accept(rebuild);
    }

    private void run(Rebuild rebuild, EventReaders readers) {
        try {
            switch (rebuild.what()) {
                case SUMS -> sums(rebuild);
                case FACTS -> facts(rebuild, readers);
            }
        } catch (RuntimeException e) {
            LOG.error("Rebuild {} of {} came to a stop", rebuild.id(), rebuild.what(), e);
            switch (rebuild.what()) {
                case SUMS -> parts.stored().put(rebuild.failed(clock.instant()));
                case FACTS -> { // half a store answers nobody: again, until it is whole
                    var _ = worker.schedule(() -> run(rebuild, readers), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private void sums(Rebuild rebuild) {
        var counted = parts.intake().recountSums();
        parts.stored().put(rebuild.done(clock.instant(), new Rebuild.Result(counted.pages(), counted.corrected())));
    }

    private void facts(Rebuild rebuild, EventReaders readers) {
        factsComplete = false;
        readers.pause(parts.listener().name());
        parts.intake().forget();
        align();
        var ends = parts.freshness().ends();
        parts.intake().reopen();
        readers.resume(parts.listener().name());
        watch = worker.scheduleWithFixedDelay(() -> {
            if (parts.freshness().hasReached(ends)) arrived(rebuild);
        }, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void arrived(Rebuild rebuild) {
        if (watch != null) watch.cancel(false);
        sums(rebuild);
        factsComplete = true;
    }

    @Override public void close() {
        worker.shutdownNow();
    }
}
