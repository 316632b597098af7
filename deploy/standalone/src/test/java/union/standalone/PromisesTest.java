package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.embedded.EmbeddedBroker;
import union.embedded.EmbeddedStore;
import union.testing.OpenApiFaults;

/** What the running gateway promises, against what the running services do. */
class PromisesTest {

    @TempDir
    static Path temp = Path.of("");

    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();
    private static List<ApplicationContext> services = List.of();
    private static JsonNode promised = JsonMapper.shared().nullNode();

    @BeforeAll
    static void start_the_parts_where_their_insides_can_be_seen() throws Exception {
        var port = Ports.free(1).getFirst();
        var options = Options.of("--data", temp.toString(), "--port", String.valueOf(port));
        var folder = DataFolder.open(options.data());
        var store = running(EmbeddedStore.open(folder.store()));
        var broker = running(EmbeddedBroker.start(folder.broker()));
        var parts = new Parts(options, OperatorCredential.in(folder.path()), store.connectionString(),
                broker.bootstrapServers());
        services = List.of(running(parts.member().start()), running(parts.reporting().start()));
        running(parts.gateway().start());
        // A service's first description takes it a while; the gateway asks again until it has all of them.
        Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            promised = merged(port);
            return promised.path("x-union-unavailable").isEmpty();
        });
    }

    @AfterAll
    static void stop_them() throws Exception {
        while (!RUNNING.isEmpty()) {
            RUNNING.pop().close();
        }
    }

    @Test
    void every_operation_that_a_service_does_is_promised_and_no_other() {
        var done = services.stream().flatMap(PromisesTest::operations);

        assertThat(OpenApiFaults.operationsOf(promised).toList())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(done, Stream.of("GET /health")).toList());
    }

    @Test
    void what_is_promised_is_valid_openapi() {
        assertThat(OpenApiFaults.of(promised)).isEmpty();
    }

    /** Of the service's own handlers; its libraries' pages are not ours. */
    private static Stream<String> operations(ApplicationContext service) {
        var base = service.getEnvironment().getRequiredProperty("server.servlet.context-path");
        return service.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("union."))
                .flatMap(handler -> handler.getKey().getPatternValues().stream()
                        .flatMap(path -> handler.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> OpenApiFaults.operation(method.name(), base + path))));
    }

    private static JsonNode merged(int port) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return JsonMapper.shared().readTree(client.send(HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/openapi.json")).build(), BodyHandlers.ofString()).body());
        }
    }

    private static <T extends AutoCloseable> T running(T part) {
        RUNNING.push(part);
        return part;
    }
}
