package union.replay.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Does many things at once, but never more than there are connections; the first trouble stops the rest. */
final class Work {
    private static final int AT_ONCE_MAX = FederationClient.CONNECTIONS_MAX;

    private Work() {}

    static <T> void each(Collection<T> things, Consumer<T> task) {
        var places = new Semaphore(AT_ONCE_MAX);
        var running = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thing : List.copyOf(things)) {
                places.acquireUninterruptibly();
                if (running.stream().anyMatch(one -> one.state() == Future.State.FAILED)) break;
                running.removeIf(one -> one.state() == Future.State.SUCCESS);
                running.add(threads.submit(() -> {
                    try {
                        task.accept(thing);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        for (var one : running) outcome(one);
    }

    private static void outcome(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The replay was interrupted.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException trouble) throw trouble;
            throw new IllegalStateException(e.getCause());
        }
    }
}
