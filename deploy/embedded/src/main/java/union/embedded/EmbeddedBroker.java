package union.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The federation's event log (事件总线) when everything runs in one process: a real Kafka broker and controller.
 * Invariant: what a producer was told is written with acks=all is on disk and stays readable after the process is
 * killed or the power fails, because the outbox forgets an event as soon as the broker has acknowledged it.
 * It listens on loopback only and never ends the process it lives in.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    /** Kafka's way to end its process is one for the whole JVM and does not say whose fault it is. */
    private static final Set<EmbeddedBroker> RUNNING = ConcurrentHashMap.newKeySet();

    private final FolderLock lock;
    private final BrokerPorts ports;
    private final SharedServer shared;
    private final BrokerServer broker;
    private final ControllerServer controller;
    private final AtomicReference<@Nullable String> fault;
    private boolean closed;

    private EmbeddedBroker(KafkaConfig config, BrokerPorts ports, FolderLock lock) {
        this.ports = ports;
        this.lock = lock;
        this.fault = new AtomicReference<>();
        var identity = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var metrics = Server.initializeMetrics(config, Time.SYSTEM, identity._1().clusterId().orElseThrow());
        var voters = CompletableFuture.completedFuture(
            QuorumConfig.parseVoterConnections(config.quorumConfig().voters()));
        this.shared = new SharedServer(config, identity._1(), Time.SYSTEM, metrics, voters, List.of(),
            (name, fatal, action) -> (message, cause) -> noteFault(name + ": " + message, fatal, cause, action), ports);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), identity._2());
    }

    /** Starts a broker on a free port, its data in {@code folder}, which is made and formatted if it is new. */
    public static EmbeddedBroker start(Path folder) {
        return start(folder, 0);
    }

    /** As {@link #start(Path)} on a given port; 0 means any free one. */
    public static EmbeddedBroker start(Path folder, int port) {
        Exit.setExitProcedure(EmbeddedBroker::refuseToExit);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToExit);
        FolderLock lock = FolderLock.take(folder);
        BrokerPorts ports = null;
        try {
            ports = BrokerPorts.bind(port);
            format(folder);
            var started = new EmbeddedBroker(new KafkaConfig(BrokerSettings.of(folder, ports), false), ports, lock);
            RUNNING.add(started);
            started.startUp();
            return started;
        } catch (EmbeddedFailure e) {
            lock.close();
            throw e;
        } catch (Exception e) {
            if (ports != null) ports.close();
            lock.close();
            throw EmbeddedFailure.failed("The broker could not start on " + folder, e);
        }
    }

    public String bootstrapServers() {
        return "localhost:" + ports.clients();
    }

    /** The same for every start on the same folder. */
    public String clusterId() {
        return shared.clusterId();
    }

    /** What broke inside the broker so that it can no longer be trusted to write, if anything did. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault.get());
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        RUNNING.remove(this);
        Utils.swallow(LOG, Level.WARN, "broker", broker::shutdown);
        Utils.swallow(LOG, Level.WARN, "controller", controller::shutdown);
        ports.close();
        lock.close();
    }

    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) return;
        new Formatter().setNodeId(BrokerSettings.NODE).setClusterId(Uuid.randomUuid().toString())
            .addDirectory(folder.toString()).setMetadataLogDirectory(folder.toString())
            .setControllerListenerName(BrokerSettings.CONTROLLER).setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setIgnoreFormatted(true)
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .run();
    }

    private RuntimeException noteFault(String message, boolean fatal, Throwable cause, Runnable action) {
        action.run();
        if (fatal) fault.compareAndSet(null, message);
        LOG.error("The embedded broker has a fault: {}", message, cause);
        return new IllegalStateException(message, cause);
    }

    // Kafka ends its process when its log folder fails. Here that would take every service along at any moment; who
    // runs the broker asks for its fault and stops in order. The caller expects not to come back, and does not.
    private static void refuseToExit(int status, @Nullable String message) {
        LOG.error("The embedded broker stopped working (status {}): {}", status, message);
        String why = message == null ? "it stopped with status " + status : message;
        for (EmbeddedBroker broker : RUNNING) broker.fault.compareAndSet(null, why);
        throw new IllegalStateException("the embedded broker stopped working: " + why);
    }
}
