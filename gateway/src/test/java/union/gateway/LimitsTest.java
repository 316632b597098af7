package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.DOOR;
import static union.gateway.Town.REPORT;
import static union.gateway.Town.bearer;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final int BODY_BYTES_MAX = 1 << 20;

    @Test
    void a_body_of_the_largest_size_passes() {
        var answer = DOOR.put("/report/full", "x".repeat(BODY_BYTES_MAX), "Authorization", bearer());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(REPORT.seen("/report/full").getLast().body()).hasSize(BODY_BYTES_MAX);
    }

    @Test
    void a_body_one_byte_larger_is_turned_away_before_anybody_reads_it() {
        var answer = DOOR.put("/report/fuller", "x".repeat(BODY_BYTES_MAX + 1), "Authorization", bearer());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:too-large");
        assertThat(Door.json(answer).get("detail").asString()).contains("1048576");
        assertThat(REPORT.seen("/report/fuller")).isEmpty();
    }

    @Test
    void a_body_that_hides_its_length_is_counted_while_it_comes() {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[BODY_BYTES_MAX + 1]));

        var answer = DOOR.send(DOOR.request("/report/chunked").header("Authorization", bearer()).PUT(body).build());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(REPORT.seen("/report/chunked")).isEmpty();
    }

    @Test
    void a_chunked_body_within_the_limit_passes() {
        var bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));

        var answer = DOOR.send(DOOR.request("/report/chunks").header("Authorization", bearer()).PUT(body).build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(REPORT.seen("/report/chunks").getLast().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void json_of_the_greatest_depth_passes_and_brackets_in_its_texts_are_no_depth() {
        var deepest = "[".repeat(63) + "{\"a\":\"" + "[{\\\"".repeat(100) + "\"}" + "]".repeat(63);

        assertThat(DOOR.put("/report/deepest", deepest, "Authorization", bearer(), "Content-Type", "application/json")
                .statusCode()).isEqualTo(200);
        assertThat(DOOR.put("/report/deep-text", "[".repeat(65), "Authorization", bearer(),
                "Content-Type", "text/plain").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/merge-patch+json"})
    void json_one_level_deeper_is_a_problem_that_names_the_limit(String type) {
        var answer = DOOR.put("/report/deeper", "{\"a\":".repeat(65) + "1" + "}".repeat(65),
                "Authorization", bearer(), "Content-Type", type, "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:too-deep");
        assertThat(Door.json(answer).get("detail").asString()).contains("64 levels");
        assertThat(REPORT.seen("/report/deeper")).isEmpty();
    }

    @Test
    void json_in_an_encoding_that_hides_its_brackets_is_not_well_formed() {
        var hidden = "[\u5b22".repeat(100).getBytes(StandardCharsets.UTF_16LE);

        var answer = DOOR.send(DOOR.request("/report/hidden").header("Authorization", bearer())
                .header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(hidden)).build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:malformed");
        assertThat(REPORT.seen("/report/hidden")).isEmpty();
    }

    @Test
    void headers_that_are_too_large_or_too_many_are_a_problem_of_their_own() {
        var large = DOOR.get("/report/x", "Authorization", bearer(), "X-Long", "x".repeat(8192));
        var many = IntStream.range(0, 70).boxed().flatMap(i -> java.util.stream.Stream.of("X-" + i, "1"))
                .toArray(String[]::new);

        assertThat(large.statusCode()).isEqualTo(431);
        assertThat(Door.json(large).get("type").asString()).isEqualTo("urn:union:headers-too-large");
        assertThat(DOOR.get("/report/x", many).statusCode()).isEqualTo(431);
    }

    @Test
    void an_address_that_is_too_long_is_a_problem_of_its_own() {
        var answer = DOOR.get("/report/x?q=" + "x".repeat(4096), "Authorization", bearer());

        assertThat(answer.statusCode()).isEqualTo(414);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:uri-too-long");
    }

    @Test
    void beyond_all_answering_the_reader_itself_hangs_up() {
        var huge = "X-Huge: " + "x".repeat(100_000);

        var answer = DOOR.raw("GET /report/huge HTTP/1.1\r\nHost: localhost\r\n" + huge + "\r\n\r\n");

        assertThat(answer).matches("(?s)(HTTP/1.1 4.*)?");
        assertThat(REPORT.seen("/report/huge")).isEmpty();
    }

    @Test
    void a_client_that_never_ends_its_body_is_let_go() {
        try (var door = Door.open("--union.gateway.routes.report=" + REPORT.url(),
                "--union.jwks-uri=" + Town.MEMBER.url() + "/member/oauth2/jwks",
                "--union.gateway.limits.request.time-max=300ms")) {
            var answer = door.raw("PUT /report/endless HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer()
                    + "\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{");

            assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:union:too-slow");
            assertThat(REPORT.seen("/report/endless")).isEmpty();
        }
    }
}
