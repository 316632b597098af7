package union.reporting.figure.rebuild;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import union.platform.aggregate.Outcome;
import union.reporting.figure.intake.FreshnessClient;
import union.reporting.figure.intake.Intake;

/**
 * Makes anew what this service keeps (重建). Sums: page by page from the facts, while readers go on with each page as it
 * was or is. Facts: everything is forgotten and read again from the beginning of the log; until then figures answer
 * "not now" rather than too little. A command only notes that one runs; the instance on duty works on whatever is
 * noted, step by step, and takes a step again that did not succeed or that a crash cut short. One runs at a time.
 */
public final class Rebuilds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final long LOOK_MILLIS = 500;
    private final Parts parts;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("rebuild").factory());
    private @Nullable Begun begun;

    /** What a rebuild works on: {@code duty} says whether it is ours, {@code anew} forgets and reads from the start. */
    public record Parts(RebuildsDocument stored, Intake intake, FreshnessClient freshness, BooleanSupplier duty,
                        Runnable anew) {}

    /** A rebuild of the facts that this instance has begun, and how far it has to come. */
    private record Begun(String id, Map<String, Long> ends) {}

    public Rebuilds(Parts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    public void start() {
        var _ = worker.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether the facts are all there; they are not while they are read anew, by whichever instance. */
    public boolean factsComplete() {
        return parts.stored().running().filter(rebuild -> rebuild.what() == Rebuild.What.FACTS).isEmpty();
    }

    public Optional<Rebuild> find(String id) {
        return parts.stored().find(id);
    }

    /** Begins a rebuild; the same id again is the same rebuild. */
    public synchronized Outcome<Rebuild> begin(String id, Rebuild.What what) {
        var known = find(id);
        if (known.isPresent()) return Outcome.accept(known.get());
        if (parts.stored().running().isPresent()) return Outcome.refuse(RebuildRefusal.ANOTHER_REBUILD_RUNS);
        var rebuild = new Rebuild(id, what, Rebuild.State.RUNNING, clock.instant(), null, null);
        parts.stored().put(rebuild);
        return Outcome.accept(rebuild);
    }

    /** One step of what is noted. Nothing may escape: that would end all further looks. */
    void look() {
        try {
            if (parts.duty().getAsBoolean()) parts.stored().running().ifPresent(this::goOn);
            else begun = null;
        } catch (RuntimeException | Error e) {
            LOG.error("A step of a rebuild will be taken again", e);
        }
    }

    private void goOn(Rebuild rebuild) {
        switch (rebuild.what()) {
            case SUMS -> sumsOrFailed(rebuild);
            case FACTS -> facts(rebuild);
        }
    }

    /** Sums that could not be counted anew are as they were: the command may be given again. */
    private void sumsOrFailed(Rebuild rebuild) {
        try {
            sums(rebuild);
        } catch (RuntimeException | Error e) {
            LOG.error("Rebuild {} of sums came to a stop", rebuild.id(), e);
            parts.stored().put(rebuild.failed(clock.instant()));
        }
    }

    private void sums(Rebuild rebuild) {
        var counted = parts.intake().recountSums();
        parts.stored().put(rebuild.done(clock.instant(), new Rebuild.Result(counted.pages(), counted.corrected())));
    }

    /** Half a store answers nobody: each step again until it succeeds. */
    private void facts(Rebuild rebuild) {
        var ours = begun;
        if (ours == null || !ours.id().equals(rebuild.id())) {
            var ends = parts.freshness().ends();
            parts.anew().run();
            begun = new Begun(rebuild.id(), ends);
        } else if (parts.freshness().hasReached(ours.ends())) {
            sums(rebuild);
            begun = null;
        }
    }

    @Override public void close() {
        worker.shutdownNow();
    }
}
