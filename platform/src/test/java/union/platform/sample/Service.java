package union.platform.sample;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.event.DirectoryFeed;
import union.platform.unit.Holding;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.testing.Backbone;

/** The sample service, running over the real store and broker, with a small federation in its directory. */
public final class Service {
    private static final AtomicReference<Service> ONLY = new AtomicReference<>();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    public final Tokens tokens;
    public final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    public record Reply(int status, HttpResponse<String> raw) {
        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }
    }

    private Service() throws IOException, JOSEException {
        tokens = new Tokens();
        var pair = Backbone.get();
        makeDirectoryTopics(pair.bootstrapServers());
        context = new SpringApplicationBuilder(SampleApplication.class).run(
            "--spring.config.name=sample-service", "--spring.config.import=classpath:union/platform-defaults.yaml",
            "--server.port=0", "--management.server.port=0",
            "--union.service=sample", "--union.mongo.uri=" + pair.mongoUri(),
            "--union.mongo.database=" + pair.freshDatabase(),
            "--spring.kafka.bootstrap-servers=" + pair.bootstrapServers(),
            "--union.issuer=" + Tokens.ISSUER, "--union.jwks-uri=" + tokens.jwksUri());
        var units = context.getBean(UnitDirectory.class);
        unit(units, "root", "federation", "");
        unit(units, "left", "union", "root");
        unit(units, "right", "union", "root");
        unit(units, "leaf", "sub_union", "left");
        officer("root", "rita", "chair");
        officer("left", "lea", "chair");
        officer("right", "ron", "organiser");
        officer("leaf", "gus", "group_leader");
        org.awaitility.Awaitility.await().until(() -> context.getBean(DirectoryFeed.class).ready());
    }

    public static synchronized Service get() {
        if (ONLY.get() == null) {
            try {
                ONLY.set(new Service());
            } catch (IOException | JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
        return ONLY.get();
    }

    private static void makeDirectoryTopics(String servers) {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of("union.member.unit.v1", "union.member.post.v1").stream()
                .map(t -> new org.apache.kafka.clients.admin.NewTopic(t, 1, (short) 1)).toList()).all().get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unit(UnitDirectory units, String id, String kind, String parent) {
        var set = Map.of(UnitChange.KIND, kind, UnitChange.NAME, id, UnitChange.PARENT, parent,
            UnitChange.STATUS, "founded");
        units.apply(new UnitHistory(new UnitId(id), 1,
            List.of(new UnitChange(1, LONG_AGO, Instant.EPOCH, "founded", set))));
    }

    private void officer(String unit, String person, String post) {
        context.getBean(OfficerDirectory.class).apply(new UnitId(unit), person, 1, List.of(new Holding(
            new UnitId(unit), person, "1", post, LONG_AGO, Optional.empty(), false)));
    }

    public Reply get(String path, String token, String... headers) {
        return send(request(path, token, headers).GET().build());
    }

    public Reply put(String path, String token, String body, String... headers) {
        return send(request(path, token, headers).header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)).build());
    }

    /** Asks on the management's own port. */
    public Reply manage(String path) {
        var port = context.getEnvironment().getProperty("local.management.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build());
    }

    private HttpRequest.Builder request(String path, String token, String... headers) {
        var port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        return request;
    }

    private Reply send(HttpRequest request) {
        try {
            var reply = http.send(request, BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
