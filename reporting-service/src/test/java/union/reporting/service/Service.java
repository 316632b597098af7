package union.reporting.service;

import com.mongodb.event.CommandListener;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.event.DirectoryFeed;
import union.reporting.ReportingApplication;
import union.testing.Backbone;
import union.testing.IndexCoverage;

/** The whole service over the real store and broker, and a small federation that tells it what happens. */
final class Service {
    private static final AtomicReference<Service> ONLY = new AtomicReference<>();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final IndexCoverage COVERAGE = new IndexCoverage(Backbone.get().mongoUri());

    final Tokens tokens;
    final Federation federation;
    final ConfigurableApplicationContext context;
    final HttpClient http = HttpClient.newHttpClient();

    /** Lets the coverage check hear every query of the service. */
    @Configuration(proxyBeanMethods = false)
    static class Heard {
        @Bean CommandListener everyQuery() {
            return COVERAGE;
        }
    }

    record Reply(int status, HttpResponse<String> raw) {
        JsonNode json() {
            return JSON.readTree(raw.body());
        }

        String at(String field) {
            return json().path(field).asString("");
        }
    }

    private Service(Tokens tokens, Federation federation, String database) {
        this.tokens = tokens;
        this.federation = federation;
        var pair = Backbone.get();
        context = new SpringApplicationBuilder(ReportingApplication.class, Heard.class).run(
                "--spring.config.name=" + ReportingApplication.CONFIGURATION, "--server.port=0",
                "--union.mongo.uri=" + pair.mongoUri(), "--union.mongo.database=" + database,
                "--spring.kafka.bootstrap-servers=" + pair.bootstrapServers(), "--union.issuer=" + Tokens.ISSUER,
                "--union.jwks-uri=" + tokens.jwksUri());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> context.getBean(DirectoryFeed.class).ready());
    }

    private static Service first() throws IOException, JOSEException {
        var federation = new Federation(Backbone.get().bootstrapServers());
        var service = new Service(new Tokens(), federation, Backbone.get().freshDatabase());
        federation.unit("fed", "federation", "", "2000-01-01");
        federation.unit("organ", "union", "fed", "2000-01-01");
        federation.unit("other", "union", "fed", "2000-01-01");
        federation.unit("sub", "sub_union", "organ", "2010-01-01");
        federation.officer("fed", "rita", "chair");
        federation.officer("organ", "lea", "chair");
        federation.officer("sub", "gus", "group_leader");
        service.settled();
        return service;
    }

    /** One more instance, on a database that it may share with others. */
    static Service another(String database) {
        var first = get();
        return new Service(first.tokens, first.federation, database);
    }

    static synchronized Service get() {
        if (ONLY.get() == null) {
            try {
                ONLY.set(first());
            } catch (IOException | JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
        return ONLY.get();
    }

    static void everyQueryHadItsIndex() {
        COVERAGE.assertCovered();
    }

    /** Waits until everything told so far is counted. */
    void settled() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300)).until(() -> {
            var read = get("/units/fed/figures?metric=member.roll&at=2026-01-01", tokens.of("rita"));
            return read.status() == 200 && read.json().path("freshness").path("behind").asLong(-1) == 0;
        });
    }

    /** The value of a figure as rita, who sees the whole tree, reads it. */
    String value(String unit, String query) {
        var read = get("/units/" + unit + "/figures?" + query, tokens.of("rita"));
        if (read.status() != 200) throw new AssertionError(query + ": " + read.raw().body());
        return read.json().path("value").asString(read.at("status"));
    }

    Reply get(String path, String token, String... headers) {
        return send(request(path, token, headers).GET().build());
    }

    Reply put(String path, String token, String body, String... headers) {
        return send(request(path, token, headers).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)).build());
    }

    HttpRequest.Builder request(String path, String token, String... headers) {
        var port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/report" + path));
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
