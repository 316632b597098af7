package union.member;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.unit.Holding;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitId;
import union.testing.Backbone;
import union.testing.IndexCoverage;

/**
 * The whole service on a free port, over a real store and broker, one per JVM. Tokens are signed by a key of the test,
 * so that a test can speak as anyone; posts are laid straight into the directory from which rights come.
 */
public final class RunningMember {
    private static final String ISSUER = "http://localhost/member";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final RSAKey key;
    private final ConfigurableApplicationContext context;
    private final URI base;
    private final IndexCoverage queries = new IndexCoverage(Backbone.get().mongoUri());
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    /** What came back. */
    public record Reply(int status, JsonNode body, Optional<Long> version, HttpResponse<String> raw) {
        public List<String> codes() {
            return body.path("reasons").valueStream().map(reason -> reason.path("code").asString()).toList();
        }

        public List<String> pointers() {
            return body.path("errors").valueStream().map(error -> error.path("pointer").asString()).toList();
        }
    }

    private static final class Holder {
        private static final RunningMember ONLY = new RunningMember();
    }

    public static RunningMember get() {
        return Holder.ONLY;
    }

    private RunningMember() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            var keys = keyServer();
            context = MemberApplication.builder()
                .initializers(c -> ((org.springframework.context.support.GenericApplicationContext) c)
                    .registerBean(com.mongodb.event.CommandListener.class, () -> queries))
                .run("--server.port=0", "--union.issuer=" + ISSUER, "--union.jwks-uri=" + keys,
                    "--union.mongo.uri=" + Backbone.get().mongoUri(),
                    "--union.mongo.database=" + Backbone.get().freshDatabase(),
                    "--union.data=" + java.nio.file.Files.createTempDirectory("member-data"),
                    "--spring.kafka.bootstrap-servers=" + Backbone.get().bootstrapServers());
            base = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> get("/health", "").status() == 200);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("the service did not start for the tests", e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Every query that the tests have made so far must be served by a declared index. */
    public IndexCoverage queries() {
        return queries;
    }

    /** An id that no other test uses. */
    public static String fresh(String stem) {
        return stem + "-" + NAMES.incrementAndGet();
    }

    public void appoint(String person, String unit, String post) {
        var holding = new Holding(new UnitId(unit), person, post, post, LocalDate.EPOCH, Optional.empty(), false);
        bean(OfficerDirectory.class).apply(new UnitId(unit), person, 1, List.of(holding));
    }

    public Reply get(String path, String subject) {
        return send(request(path, subject).GET());
    }

    /** Creates what is not there. */
    public Reply put(String path, String subject, Map<String, ?> body) {
        return send(request(path, subject).PUT(json(body)));
    }

    /** Changes what is there, at whatever version it has. */
    public Reply change(String path, String subject, String thing, Map<String, ?> body) {
        long version = get(thing, subject).version().orElseThrow(() -> new AssertionError("no version of " + thing));
        return send(request(path, subject).header("If-Match", "\"" + version + "\"").PUT(json(body)));
    }

    public HttpRequest.Builder request(String path, String subject) {
        var request = HttpRequest.newBuilder(base.resolve("/member" + path)).timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json").header("Accept-Language", "en");
        return subject.isEmpty() ? request : request.header("Authorization", "Bearer " + token(subject));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            var raw = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var body = raw.body().isBlank() ? json.createObjectNode() : json.readTree(raw.body());
            var version = raw.headers().firstValue("ETag").map(tag -> Long.valueOf(tag.replace("\"", "")));
            return new Reply(raw.statusCode(), body, version, raw);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(json.writeValueAsString(body));
    }

    /** The subject {@code operator} operates the installation. */
    private String token(String subject) {
        try {
            var claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(ISSUER).subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .claim("operator", subject.equals("operator")).build();
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keyServer() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }
}
