package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.bearer;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final String NO_END = "pause=1h";
    private static final String SHORT = "pause=100ms";

    /** Judged from the fourth request on, over a window that no test outlasts. */
    private static Door before(String url, String pause, String... settings) {
        var all = new ArrayList<>(List.of("--union.gateway.routes.report=" + url,
                "--union.gateway.routes.member=" + MEMBER.url(), "--union.gateway.limits.part.retries-max=0",
                "--union.gateway.limits.part.breaker.window=10m", "--union.gateway.limits.part.breaker.requests-min=4",
                "--union.gateway.limits.part.breaker.probes-max=1", "--union.gateway.limits.part.breaker." + pause));
        all.addAll(List.of(settings));
        return Door.open(all.toArray(String[]::new));
    }

    private static ForeignService answering(int status) {
        return new ForeignService().on("/report/x", exchange -> ForeignService.send(exchange, status, "text/plain",
                "so"));
    }

    private static HttpResponse<String> ask(Door door) {
        return door.get("/report/x", "Authorization", bearer(), "Accept-Language", "en");
    }

    private static void askTimes(Door door, int times) {
        for (int i = 0; i < times; i++) {
            ask(door);
        }
    }

    private static String state(Door door) {
        return Door.json(door.get("/health")).at("/breakers/report").asString();
    }

    private static void isSpared(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Door.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:unavailable");
        assertThat(Door.json(answer).get("detail").asString()).contains("\"report\"", "not asked");
    }

    @Test
    void a_part_that_answers_5xx_is_spared_after_enough_of_them_and_the_others_go_on() {
        try (var report = answering(500); var door = before(report.url(), NO_END)) {
            askTimes(door, 4);
            var answer = ask(door);

            isSpared(answer);
            assertThat(Door.header(answer, "Retry-After")).isEqualTo("3600");
            assertThat(report.seen("/report/x")).hasSize(4);
            assertThat(door.get("/member/units/u1", "Authorization", bearer()).statusCode()).isEqualTo(200);
            assertThat(state(door)).isEqualTo("open");
            assertThat(door.bean(MeterRegistry.class).get("union.gateway.breaker").tag("route", "report")
                    .tag("state", "open").gauge().value()).isEqualTo(1);
        }
    }

    @Test
    void fewer_failures_than_successes_spare_nobody() {
        try (var report = answering(500); var door = before(report.url(), NO_END)) {
            for (int i = 0; i < 20; i++) {
                door.get("/report/fine", "Authorization", bearer());
                door.get("/report/fine", "Authorization", bearer());
                assertThat(ask(door).statusCode()).isEqualTo(500);
            }
            assertThat(state(door)).isEqualTo("closed");
        }
    }

    @Test
    void a_part_where_nobody_listens_is_spared() {
        try (var door = before("http://localhost:1", NO_END)) {
            askTimes(door, 4);
            isSpared(ask(door));
        }
    }

    @Test
    void a_part_that_hangs_up_is_spared_from_writes_too() throws IOException {
        try (var closing = new ClosingService(); var door = before(closing.url(), NO_END)) {
            for (int i = 0; i < 6; i++) {
                assertThat(door.put("/report/x", "{}", "Authorization", bearer()).statusCode()).isEqualTo(503);
            }
            assertThat(closing.requests()).isEqualTo(4);
        }
    }

    @Test
    void a_part_that_does_not_answer_in_time_is_spared() {
        var end = new CountDownLatch(1);
        try (var report = new ForeignService().on("/report/x", exchange -> await(end));
                var door = before(report.url(), NO_END, "--union.gateway.limits.part.answer-max=200ms")) {
            askTimes(door, 4);
            isSpared(ask(door));
            end.countDown();
        }
    }

    @Test
    void what_a_client_did_wrong_says_nothing_of_the_part() {
        try (var report = answering(404); var door = before(report.url(), NO_END)) {
            askTimes(door, 10);
            for (int i = 0; i < 10; i++) {
                var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[(1 << 20) + 1]));
                assertThat(door.send(door.request("/report/x").header("Authorization", bearer()).PUT(body).build())
                        .statusCode()).isEqualTo(413);
            }
            assertThat(state(door)).isEqualTo("closed");
            assertThat(ask(door).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_part_whose_connections_are_all_taken_is_503_without_being_asked_or_blamed() throws Exception {
        var end = new CountDownLatch(1);
        var pool = "--spring.cloud.gateway.server.webflux.httpclient.pool.";
        try (var report = new ForeignService().on("/report/x", exchange -> await(end));
                var door = before(report.url(), NO_END, pool + "max-connections=1", pool + "acquire-timeout=300");
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = clients.submit(() -> ask(door));
            Awaitility.await().until(() -> report.seen("/report/x").size() == 1);
            var others = IntStream.range(0, 10).mapToObj(_ -> clients.submit(() -> ask(door))).toList();
            for (var other : others) {
                assertThat(other.get().statusCode()).isEqualTo(503);
                assertThat(Door.json(other.get()).get("type").asString()).isEqualTo("urn:union:unavailable");
            }
            assertThat(state(door)).isEqualTo("closed");
            assertThat(report.seen("/report/x")).hasSize(1);
            end.countDown();
            first.get();
        }
    }

    @Test
    void only_so_many_requests_wait_for_a_slow_part_and_the_next_is_refused_at_once() throws Exception {
        var end = new CountDownLatch(1);
        try (var report = new ForeignService().on("/report/x", exchange -> {
            await(end);
            ForeignService.send(exchange, 200, "text/plain", "at last");
        }); var door = before(report.url(), NO_END, "--union.gateway.limits.part.requests-max=3");
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, 3).mapToObj(_ -> clients.submit(() -> ask(door))).toList();
            Awaitility.await().until(() -> report.seen("/report/x").size() == 3);
            var refused = ask(door);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Door.header(refused, "Retry-After")).isEqualTo("5");
            assertThat(Door.json(refused).get("detail").asString()).contains("waiting for the service \"report\"");
            end.countDown();
            for (var patient : waiting) {
                assertThat(patient.get().statusCode()).isEqualTo(200);
            }
            assertThat(ask(door).statusCode()).isEqualTo(200);
            assertThat(state(door)).isEqualTo("closed");
        }
    }

    @Test
    void live_streams_that_break_off_do_not_count() {
        try (var report = new ForeignService(); var door = before(report.url(), NO_END)) {
            report.on("/report/stream", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("the stream breaks off");
            });
            for (int i = 0; i < 10; i++) {
                assertThat(door.raw("GET /report/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer()
                        + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
            }
            assertThat(state(door)).isEqualTo("closed");
        }
    }

    @Test
    void after_a_pause_the_part_is_tried_again_and_back_when_it_is_well() {
        try (var report = answering(500); var door = before(report.url(), SHORT)) {
            askTimes(door, 4);
            assertThat(state(door)).isEqualTo("open");
            report.on("/report/x", exchange -> ForeignService.send(exchange, 200, "text/plain", "well"));

            Awaitility.await().untilAsserted(() -> assertThat(ask(door).statusCode()).isEqualTo(200));
            assertThat(state(door)).isEqualTo("closed");
        }
    }

    @Test
    void a_part_that_is_tried_and_still_ill_is_spared_again() {
        try (var report = answering(500); var door = before(report.url(), SHORT)) {
            askTimes(door, 4);
            Awaitility.await().untilAsserted(() -> assertThat(ask(door).statusCode()).isEqualTo(500));
            assertThat(state(door)).isEqualTo("open");
        }
    }

    @Test
    void a_client_that_gives_up_while_the_part_is_tried_does_not_keep_the_place() throws IOException {
        var end = new CountDownLatch(1);
        try (var report = answering(500); var door = before(report.url(), SHORT)) {
            report.on("/report/slow", exchange -> await(end));
            askTimes(door, 4);
            Awaitility.await().untilAsserted(() -> {
                giveUp(door, report);
                assertThat(state(door)).isEqualTo("half-open");
            });
            report.on("/report/x", exchange -> ForeignService.send(exchange, 200, "text/plain", "well"));

            Awaitility.await().untilAsserted(() -> assertThat(ask(door).statusCode()).isEqualTo(200));
            end.countDown();
        }
    }

    private static void giveUp(Door door, ForeignService report) throws IOException {
        var before = report.seen("/report/slow").size();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(("GET /report/slow HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + bearer() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            Awaitility.await().until(() -> report.seen("/report/slow").size() > before
                    || socket.getInputStream().available() > 0);
        }
    }

    private static void await(CountDownLatch end) throws IOException {
        try {
            if (!end.await(20, TimeUnit.SECONDS)) {
                throw new IOException("the test forgot to end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
