package union.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import union.embedded.EmbeddedBroker;
import union.embedded.EmbeddedStore;

/**
 * Store and broker for tests, one pair per JVM: the real MongoDB (as a replica set) and Kafka where a container
 * engine answers, the embedded pair where not. The same tests run on both; {@code -Dunion.backbone=embedded} or
 * {@code containers} decides by hand.
 */
public final class Backbone {

    private static final System.Logger LOG = System.getLogger(Backbone.class.getName());
    private static final String MONGO_IMAGE = "mongo:8.0";
    private static final int ENGINE_ANSWERS_SECONDS_MAX = 10;

    private final String mongoUri;
    private final String bootstrapServers;
    private final AtomicInteger databases = new AtomicInteger();
    private final String jvm = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private Backbone(String mongoUri, String bootstrapServers) {
        this.mongoUri = mongoUri;
        this.bootstrapServers = bootstrapServers;
    }

    /** The pair of this JVM; started by the first who asks, stopped and cleared away when the JVM ends. */
    public static Backbone get() {
        return Holder.ONLY;
    }

    public String mongoUri() {
        return mongoUri;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The name of a database that nobody has used yet. */
    public String freshDatabase() {
        return "t%s_%d".formatted(jvm, databases.incrementAndGet());
    }

    private static final class Holder {
        private static final Backbone ONLY = containersAnswer() ? inContainers() : embedded();
    }

    private static Backbone inContainers() {
        var mongo = new MongoDBContainer(MONGO_IMAGE).withReplicaSet();
        var kafka = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
        mongo.start();
        kafka.start();
        LOG.log(System.Logger.Level.INFO, "tests use MongoDB and Kafka in containers");
        return new Backbone(mongo.getReplicaSetUrl(), kafka.getBootstrapServers());
    }

    private static Backbone embedded() {
        try {
            var folder = Files.createTempDirectory("union-backbone");
            var store = EmbeddedStore.open(folder.resolve("store"));
            var broker = EmbeddedBroker.start(folder.resolve("broker"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(broker, store, folder)));
            LOG.log(System.Logger.Level.INFO, "tests use the embedded store and broker (no container engine)");
            return new Backbone(store.connectionString(), broker.bootstrapServers());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded pair for tests did not start", e);
        }
    }

    private static boolean containersAnswer() {
        return switch (System.getProperty("union.backbone", "")) {
            case "embedded" -> false;
            case "containers" -> true;
            default -> mayHaveAnEngine() && engineAnswers();
        };
    }

    /** Testcontainers' own search takes seconds; where nothing points to an engine it is not even started. */
    private static boolean mayHaveAnEngine() {
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
    }

    private static boolean engineAnswers() {
        var answer = CompletableFuture.supplyAsync(() -> DockerClientFactory.instance().isDockerAvailable());
        try {
            return answer.get(ENGINE_ANSWERS_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.INFO, "no container engine answers: " + e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void close(AutoCloseable broker, AutoCloseable store, Path folder) {
        for (var part : new AutoCloseable[] {broker, store}) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part of the embedded pair did not close", e);
            }
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "left behind: " + folder, e);
        }
    }
}
