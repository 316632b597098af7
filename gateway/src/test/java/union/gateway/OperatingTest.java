package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OperatingTest {
    private static Door before(ForeignService report, String... settings) {
        var all = new java.util.ArrayList<>(List.of("--union.gateway.routes.report=" + report.url(),
                "--union.jwks-uri=" + Town.MEMBER.url() + "/member/oauth2/jwks"));
        all.addAll(List.of(settings));
        return Door.open(all.toArray(String[]::new));
    }

    @Test
    void requests_are_counted_by_route_and_outcome_and_no_tag_names_anybody() throws IOException {
        try (var report = new ForeignService(); var closing = new ClosingService();
                var door = before(report, "--union.gateway.routes.finance=" + closing.url())) {
            door.get("/report/units/secret-unit?q=secret-word", "Authorization", Town.bearer());
            door.get("/report/units/secret-unit");
            door.get("/secret-path");
            door.get("/health");
            door.get("/finance/units/secret-unit", "Authorization", Town.bearer());
            var meters = door.bean(MeterRegistry.class);

            // A request is counted when it is over, which is after its answer has gone out.
            Awaitility.await().untilAsserted(() -> {
                assertThat(count(meters, "report", "SUCCESS")).isEqualTo(1);
                assertThat(count(meters, "report", "CLIENT_ERROR")).isEqualTo(1);
                assertThat(count(meters, "none", "CLIENT_ERROR")).isEqualTo(1);
                assertThat(count(meters, "finance", "SERVER_ERROR")).isEqualTo(1);
            });
            assertThat(meters.get("union.gateway.retries").tag("route", "finance").counter().count()).isEqualTo(2);
            assertThat(meters.getMeters()).extracting(Meter::getId).allSatisfy(id ->
                    assertThat(id.getTags()).extracting(Tag::getValue).noneMatch(value -> value.contains("secret")));
        }
    }

    private static long count(MeterRegistry meters, String route, String outcome) {
        return meters.find("union.gateway.requests").tag("route", route).tag("outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count()).sum();
    }

    @Test
    void it_starts_and_works_without_reaching_out_to_any_collector(CapturedOutput said) {
        try (var report = new ForeignService(); var door = before(report)) {
            door.get("/report/x", "Authorization", Town.bearer());
        }
        assertThat(said.toString()).doesNotContainIgnoringCase("otlp", "exporter", "4318", "password", "collector");
    }

    @Test
    void no_management_port_is_open_unless_one_is_given_and_then_on_this_machine_only() throws Exception {
        try (var report = new ForeignService()) {
            var port = freePort();
            try (var door = before(report, "--management.server.port=" + port);
                    var client = HttpClient.newHttpClient()) {
                var health = client.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/metrics/union.gateway.retries")).build(),
                        BodyHandlers.ofString());
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(door.get("/actuator/metrics").statusCode()).isEqualTo(404);
                var env = client.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/env")).build(), BodyHandlers.ofString());
                assertThat(env.statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void a_live_stream_is_passed_on_piece_by_piece() throws Exception {
        var next = new java.util.concurrent.CountDownLatch(1);
        try (var report = new ForeignService(); var door = before(report);
                var client = HttpClient.newHttpClient()) {
            report.on("/report/stream", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                awaitQuietly(next);
                exchange.getResponseBody().write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
            });
            var answer = client.send(door.request("/report/stream").header("Authorization", Town.bearer()).build(),
                    BodyHandlers.ofLines());
            var lines = answer.body().iterator();

            assertThat(lines.next()).isEqualTo("data: 1");   // before the second piece is even written
            next.countDown();
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo("data: 2");
        }
    }

    private static void awaitQuietly(java.util.concurrent.CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
