package union.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import union.platform.sample.Service;
import union.platform.sample.Tokens;

/** Whose is what, decided before any handler runs. Not yours and not there look the same. */
class OwnershipOverHttpTest {
    static Service service;

    @BeforeAll static void start() {
        service = Service.get();
    }

    @ParameterizedTest(name = "{0} writes to {1}: {2}")
    @CsvSource({
        "lea, left, 201", "rita, left, 404", "ron, left, 404", "gus, left, 404", "nobody, left, 404",
        "rita, root, 201", "lea, root, 404", "ron, right, 201", "gus, leaf, 404", "lea, leaf, 404",
        "lea, nowhere, 404"})
    void only_a_unit_s_own_officers_with_the_right_write(String who, String unit, int status) {
        var path = "/units/%s/tallies/by-%s".formatted(unit, who);
        assertThat(service.put(path, service.tokens.of(who), "{\"count\":1}").status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} reads figures of {1}: {2}")
    @CsvSource({
        "rita, leaf, 200", "rita, root, 200", "lea, leaf, 200", "lea, root, 404", "ron, leaf, 404", "gus, leaf, 200",
        "gus, left, 404", "nobody, leaf, 404", "rita, nowhere, 404"})
    void figures_are_seen_from_above_and_never_from_beside_or_below(String who, String unit, int status) {
        assertThat(service.get("/units/%s/sums".formatted(unit), service.tokens.of(who)).status()).isEqualTo(status);
    }

    @Test void a_person_sees_their_own_file_and_no_other() {
        assertThat(service.get("/people/gus/file", service.tokens.of("gus")).status()).isEqualTo(200);
        assertThat(service.get("/people/gus/file", service.tokens.of("rita")).status()).isEqualTo(404);
    }

    @Test void the_operator_maintains_and_sees_no_records() {
        assertThat(service.get("/maintenance", service.tokens.operator()).status()).isEqualTo(200);
        assertThat(service.get("/maintenance", service.tokens.of("rita")).status()).isEqualTo(404);
        assertThat(service.get("/units/root/tallies", service.tokens.operator()).status()).isEqualTo(404);
    }

    @Test void nobody_asks_for_the_error_page_and_what_the_container_refuses_is_told_as_everything_else() {
        var asked = service.get("/error", "");
        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.header("Content-Type")).contains("application/problem+json");

        var refused = service.get("/units;x=1/left/tallies", service.tokens.of("lea"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(refused.json().get("type").asString()).isEqualTo("urn:union:malformed");
    }

    @Test void a_token_that_cannot_be_judged_while_its_issuer_is_away_is_no_error_of_ours() throws Exception {
        var unknown = service.tokens.ofUnknownKey();
        service.tokens.status.set(500);
        try {
            for (int i = 0; i < 20; i++) // asking for an unknown key is bounded: beyond that it is "not now"
                assertThat(service.get("/units/left/tallies", unknown).status()).isIn(401, 503);
            assertThat(service.get("/units/left/tallies", service.tokens.of("lea")).status()).isEqualTo(200);
        } finally {
            service.tokens.status.set(200);
        }
    }

    @Test void without_a_valid_token_nothing_is_said() {
        assertThat(service.get("/units/left/tallies", "").status()).isEqualTo(401);
        assertThat(service.get("/units/left/tallies", "not.a.token").status()).isEqualTo(401);
        var old = service.tokens.signed("lea", Tokens.ISSUER, -300, false);
        assertThat(service.get("/units/left/tallies", old).status()).isEqualTo(401);
        var foreign = service.tokens.signed("lea", "http://elsewhere", 600, false);
        var forOthers = service.tokens.signed("lea", Tokens.ISSUER, "https://elsewhere", 600, true);
        assertThat(service.get("/units/left/tallies", forOthers).status()).isEqualTo(401);
        assertThat(service.get("/maintenance", forOthers).status()).isEqualTo(401);
        var reply = service.get("/units/left/tallies", foreign);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("type").asString()).isEqualTo("urn:union:unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
    }
}
