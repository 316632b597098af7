package union.standalone;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import union.embedded.EmbeddedBroker;
import union.embedded.EmbeddedStore;
import union.standalone.StopOrder.Step;

/** The running whole: store and broker first, then the services and the gateway side by side. */
final class Federation implements AutoCloseable {

    private static final int START_SECONDS_MAX = 180;

    private final ProgressConsole console;
    private final ExecutorService starters = Executors.newCachedThreadPool();
    private final StopOrder stops = new StopOrder();
    private @Nullable EmbeddedStore store;
    private @Nullable EmbeddedBroker broker;

    Federation(ProgressConsole console) {
        this.console = console;
    }

    /** Starts everything; the listener hears what member-service says at its start. */
    void start(Options options, DataFolder folder, ApplicationListener<?> listener) {
        var operator = OperatorCredential.in(folder.path());
        var opening = begin("store", Step.STORE, () -> EmbeddedStore.open(folder.store()));
        var joining = begin("broker", Step.BROKER, () -> EmbeddedBroker.start(folder.broker()));
        store = await("store", opening);
        broker = await("broker", joining);
        var parts = new Parts(options, operator, store.connectionString(), broker.bootstrapServers());
        var member = begin("member", Step.SERVICES, () -> parts.member().start(listener));
        var reporting = begin("reporting", Step.SERVICES, () -> parts.reporting().start());
        var gateway = begin("gateway", Step.GATEWAY, () -> parts.gateway().start());
        await("member", member);
        await("reporting", reporting);
        await("gateway", gateway);
        starters.shutdown();
    }

    /** What broke inside store or broker, if anything: neither can keep what would be promised from now on. */
    Optional<String> fault() {
        var inStore = Optional.ofNullable(store).flatMap(EmbeddedStore::fault).map(why -> "store: " + why);
        return inStore.or(() -> Optional.ofNullable(broker).flatMap(EmbeddedBroker::fault)
                .map(why -> "broker: " + why));
    }

    @Override
    public void close() {
        starters.shutdown();
        stops.stop();
    }

    private <T extends AutoCloseable> Future<T> begin(String name, Step stop, Callable<T> how) {
        return starters.submit(() -> {
            var started = how.call();
            stops.add(stop, started);
            console.partUp(name);
            return started;
        });
    }

    private static <T> T await(String part, Future<T> starting) {
        try {
            return starting.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Failures.of(part, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new StartFailure("The %s was not up after %d seconds: its log says what it waits for."
                    .formatted(part, START_SECONDS_MAX), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The start was interrupted.", e);
        }
    }
}
