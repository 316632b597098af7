package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.bearer;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilentPartsTest {
    private static Door before(String url, String... settings) {
        var all = new String[settings.length + 2];
        all[0] = "--union.gateway.routes.report=" + url;
        all[1] = "--union.jwks-uri=" + MEMBER.url() + "/member/oauth2/jwks";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return Door.open(all);
    }

    private static void isSilent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:unavailable");
        assertThat(Door.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Door.header(answer, "Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PATCH", "DELETE"})
    void a_write_is_never_repeated(String method) throws IOException {
        try (var closing = new ClosingService(); var door = before(closing.url())) {
            isSilent(door.send(door.request("/report/units/u1").header("Authorization", bearer())
                    .method(method, java.net.http.HttpRequest.BodyPublishers.ofString("{\"a\":1}")).build()));

            assertThat(closing.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_write_into_a_connection_that_the_service_has_closed_is_not_repeated_either() throws IOException {
        try (var backend = new ForeignService(); var door = before(backend.url())) {
            assertThat(door.get("/report/a", "Authorization", bearer()).statusCode()).isEqualTo(200);
            backend.on("/report/b", exchange -> {
                throw new IOException("hangs up after reading");
            });
            isSilent(door.put("/report/b", "{}", "Authorization", bearer()));

            assertThat(backend.seen("/report/b")).hasSize(1);
        }
    }

    @Test
    void a_read_is_repeated_so_often_and_no_oftener() throws IOException {
        try (var closing = new ClosingService();
                var door = before(closing.url(), "--union.gateway.limits.part.retries-max=3")) {
            isSilent(door.get("/report/units/u1", "Authorization", bearer()));

            assertThat(closing.requests()).isEqualTo(1 + 3);
        }
    }

    @Test
    void nobody_listening_is_an_answer_too() {
        try (var door = before("http://localhost:1")) {
            isSilent(door.get("/report/units/u1", "Authorization", bearer()));
            isSilent(door.put("/report/units/u1", "{}", "Authorization", bearer()));
        }
    }

    @Test
    void a_service_that_never_answers_is_given_up_and_its_request_not_sent_again() {
        var end = new CountDownLatch(1);
        try (var backend = new ForeignService(); var door = before(backend.url(),
                "--union.gateway.limits.part.answer-max=300ms")) {
            backend.on("/report/slow", exchange -> await(end));
            isSilent(door.get("/report/slow", "Authorization", bearer()));
            isSilent(door.put("/report/slow", "{}", "Authorization", bearer()));
            assertThat(backend.seen("/report/slow")).hasSize(2);
            end.countDown();
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
