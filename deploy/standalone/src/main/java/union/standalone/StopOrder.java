package union.standalone;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what was started so that nothing is asked of a part that is gone: the gateway takes no more requests, the
 * services end theirs, the broker and then the store close. Every step is bounded; what does not end in time is left
 * to the end of the process, which loses nothing that was acknowledged.
 */
final class StopOrder {

    /** In the order of stopping. */
    enum Step { GATEWAY, SERVICES, BROKER, STORE }

    private static final Logger LOG = LoggerFactory.getLogger(StopOrder.class);
    private static final int STEP_SECONDS_MAX = 12;

    private final Map<Step, List<AutoCloseable>> started = new EnumMap<>(Step.class);
    private boolean stopped;

    /** A part that comes up after the stop began is closed at once. */
    synchronized void add(Step step, AutoCloseable part) {
        if (stopped) {
            close(step, part);
            return;
        }
        started.computeIfAbsent(step, _ -> new ArrayList<>()).add(part);
    }

    /** Stops everything once; a second call finds nothing to do. */
    synchronized void stop() {
        stopped = true;
        var closers = Executors.newCachedThreadPool();
        for (var step : Step.values()) {
            var parts = started.getOrDefault(step, List.of());
            parts.stream().map(part -> closers.submit(() -> close(step, part))).toList()
                    .forEach(closing -> await(step, closing));
        }
        started.clear();
        end(closers);
    }

    private static void close(Step step, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close cleanly", step, e);
        }
    }

    private static void await(Step step, Future<?> closing) {
        try {
            closing.get(STEP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("{} did not close within {} s", step, STEP_SECONDS_MAX, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(ExecutorService closers) {
        closers.shutdownNow();
    }
}
