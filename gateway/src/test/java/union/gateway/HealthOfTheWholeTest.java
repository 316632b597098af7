package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HealthOfTheWholeTest {
    private static void is(Door door, int status, String whole, String member, String report) {
        var answer = door.get("/health");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith(("{\"status\":\"%s\",\"parts\":{\"member\":\"%s\",\"welfare\":\"absent\","
                + "\"election\":\"absent\",\"activity\":\"absent\",\"finance\":\"absent\",\"report\":\"%s\"},"
                + "\"breakers\":{").formatted(whole, member, report));
    }

    @Test
    void health_is_up_degraded_or_down_with_its_parts_and_needs_no_token() {
        try (var member = new ForeignService(); var report = new ForeignService();
                var door = Door.open("--union.gateway.routes.member=" + member.url(),
                        "--union.gateway.routes.report=" + report.url(),
                        "--union.gateway.limits.health.age-max=0ms")) {
            is(door, 200, "up", "up", "up");
            report.on("/report/health", exchange -> ForeignService.send(exchange, 503, "text/plain", "not yet"));
            is(door, 503, "degraded", "up", "down");
            member.on("/member/health", exchange -> ForeignService.send(exchange, 500, "text/plain", "secret cause"));
            is(door, 503, "down", "down", "down");
            assertThat(member.seen("/member/health").getLast().header("Authorization")).isEmpty();
        }
    }

    @Test
    void a_part_that_hangs_counts_as_down_within_its_time() {
        var end = new CountDownLatch(1);
        try (var member = new ForeignService(); var report = new ForeignService();
                var door = Door.open("--union.gateway.routes.member=" + member.url(),
                        "--union.gateway.routes.report=" + report.url(),
                        "--union.gateway.limits.health.time-max=5s")) {
            report.on("/report/health", exchange -> hang(end));
            is(door, 503, "degraded", "up", "down");
            end.countDown();
        }
    }

    @Test
    void many_who_ask_at_once_ask_the_parts_once() {
        try (var report = new ForeignService(); var door = Door.open("--union.gateway.routes.report=" + report.url(),
                "--union.gateway.limits.health.age-max=1h")) {
            for (int i = 0; i < 20; i++) {
                is(door, 200, "up", "absent", "up");
            }
            assertThat(report.seen("/report/health")).hasSize(1);
        }
    }

    @Test
    void health_follows_a_part_that_goes_and_comes_back() {
        var first = new ForeignService();
        var port = first.port();
        try (var door = Door.open("--union.gateway.routes.report=" + first.url())) {
            is(door, 200, "up", "absent", "up");
            first.close();
            Awaitility.await().untilAsserted(() -> is(door, 503, "down", "absent", "down"));
            try (var again = new ForeignService(port)) {
                Awaitility.await().untilAsserted(() -> is(door, 200, "up", "absent", "up"));
                assertThat(again.seen("/report/health")).isNotEmpty();
            }
        }
    }

    @Test
    void a_gateway_before_nothing_is_down() {
        try (var door = Door.open()) {
            is(door, 503, "down", "absent", "absent");
        }
    }

    private static void hang(CountDownLatch end) throws IOException {
        try {
            if (!end.await(20, TimeUnit.SECONDS)) {
                throw new IOException("the test forgot to end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
