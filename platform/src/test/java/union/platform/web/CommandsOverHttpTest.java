package union.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.platform.sample.Service;

/** What a client of any service may rely on, through HTTP with the real store and broker. */
class CommandsOverHttpTest {
    static Service service;
    static String lea;
    final String path = "/units/left/tallies/" + UUID.randomUUID();

    @BeforeAll static void start() {
        service = Service.get();
        lea = service.tokens.of("lea");
    }

    @Test void a_new_thing_is_created_and_tells_its_version() {
        var made = service.put(path, lea, "{\"count\":2}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).contains("\"1\"");
        var read = service.get(path, lea);
        assertThat(read.json().get("total").asInt()).isEqualTo(2);
        assertThat(read.header("ETag")).contains("\"1\"");
    }

    @Test void a_repeated_command_acts_once_and_answers_the_same() {
        service.put(path, lea, "{\"count\":2}");
        var again = service.put(path, lea, "{\"count\":2}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(service.get(path, lea).json().get("total").asInt()).isEqualTo(2);
    }

    @Test void a_repeated_key_with_another_body_is_refused() {
        service.put(path, lea, "{\"count\":2}", "Idempotency-Key", "k1");
        var other = service.put(path, lea, "{\"count\":3}", "Idempotency-Key", "k1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asString()).isEqualTo("urn:union:key-reused");
    }

    @Test void a_change_without_a_version_is_asked_for_one() {
        service.put(path, lea, "{\"count\":2}");
        assertThat(service.put(path, lea, "{\"count\":3}").status()).isEqualTo(428);
        assertThat(service.put(path, lea, "{\"count\":3}", "Idempotency-Key", "k2").status()).isEqualTo(428);
    }

    @Test void a_change_of_an_old_version_is_refused_and_of_the_newest_accepted() {
        service.put(path, lea, "{\"count\":2}");
        assertThat(service.put(path, lea, "{\"count\":3}", "If-Match", "\"1\"").status()).isEqualTo(204);
        assertThat(service.put(path, lea, "{\"count\":4}", "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(service.put(path, lea, "{\"count\":4}", "If-Match", "\"1\"", "Idempotency-Key", "k3").status())
            .isEqualTo(412);
    }

    @Test void two_who_change_the_same_version_differently_and_name_no_key_meet_the_version() {
        service.put(path, lea, "{\"count\":2}");
        assertThat(service.put(path, lea, "{\"count\":3}", "If-Match", "\"1\"").status()).isEqualTo(204);
        var second = service.put(path, lea, "{\"count\":4}", "If-Match", "\"1\"");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().get("type").asString()).isEqualTo("urn:union:version-mismatch");
        var repeat = service.put(path, lea, "{\"count\":3}", "If-Match", "\"1\"");
        assertThat(repeat.header("Idempotent-Replayed")).contains("true");
    }

    @Test void every_broken_rule_is_named_with_its_citation_and_figures_in_the_readers_language() {
        var refused = service.put(path, lea, "{\"count\":-20000}", "Accept-Language", "en");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        var reasons = refused.json().get("reasons");
        assertThat(reasons.get(0).get("code").asString()).isEqualTo("NOTHING_TO_ADD");
        assertThat(reasons.get(1).get("text").asString()).isEqualTo("The total may not exceed 10000.");
        assertThat(reasons.get(1).get("citation").asString()).isEqualTo("sample art. 1");
        assertThat(service.put(path, lea, "{\"count\":-20000}").json().get("reasons").get(0).get("text").asString())
            .isEqualTo("没有可加的数。");
        assertThat(service.get(path, lea).status()).isEqualTo(404);
    }

    @Test void malformed_input_names_the_place() {
        assertThat(pointer("{\"count\":\"x\"}")).isEqualTo("/body/count");
        assertThat(pointer("{\"count\":1,\"colour\":2}")).isEqualTo("/body/colour");
        assertThat(pointer("{\"count\":1,\"note\":\"far too long\"}")).isEqualTo("/body/note");
        assertThat(pointer("{\"count\":")).startsWith("/body");
        assertThat(pointer("")).isEqualTo("/body");
        var ifMatch = service.put(path, lea, "{\"count\":1}", "If-Match", "*");
        assertThat(ifMatch.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/header/If-Match");
    }

    private String pointer(String body) {
        var reply = service.put(path, lea, body);
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().get("errors").get(0).get("pointer").asString();
    }

    @Test void a_body_beyond_the_limit_is_refused_whole() {
        var reply = service.put(path, lea, "{\"note\":\"" + "x".repeat(RequestBodies.BODY_BYTES_MAX) + "\"}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().get("type").asString()).isEqualTo("urn:union:too-large");
    }

    @Test void what_the_framework_refuses_is_a_problem_too() {
        assertThat(service.get("/no/such/place", lea).status()).isEqualTo(404);
        assertThat(service.put("/maintenance", service.tokens.operator(), "{}").status()).isEqualTo(405);
        assertThat(service.put(path, lea, "{}", "Accept", "image/png").status()).isIn(400, 406);
    }

    @Test void an_id_that_nothing_can_have_is_not_there() {
        assertThat(service.get("/units/left/tallies/a%20b", lea).status()).isEqualTo(404);
        assertThat(service.put("/units/left/tallies/a%20b", lea, "{\"count\":1}").status()).isEqualTo(404);
        assertThat(service.get("/units/left/tallies/" + "x".repeat(161), lea).status()).isEqualTo(404);
    }

    @Test void figures_of_the_process_are_read_on_a_port_of_their_own_only() {
        assertThat(service.manage("/actuator/metrics").raw().body()).contains("union.outbox.age.millis");
        assertThat(service.manage("/actuator/env").status()).isEqualTo(404);
        assertThat(service.get("/actuator/metrics", lea).status()).isEqualTo(404);
    }

    @Test void a_bug_says_nothing_of_itself() {
        var reply = service.get("/bug", "");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.raw().body()).doesNotContain("secret", "Exception").contains("urn:union:internal");
    }

    @Test void a_list_is_read_page_by_page() {
        for (var id : new String[] {"page-a", "page-b", "page-c"})
            service.put("/units/right/tallies/" + id, service.tokens.of("ron"), "{\"count\":1}");
        var ron = service.tokens.of("ron");
        var first = service.get("/units/right/tallies?limit=2&after=" + Page.cursor("page"), ron).json();
        assertThat(first.get("items").toString()).isEqualTo("[\"page-a\",\"page-b\"]");
        var rest = service.get("/units/right/tallies?limit=2&after=" + first.get("next").asString(), ron).json();
        assertThat(rest.get("items").toString()).isEqualTo("[\"page-c\"]");
        assertThat(rest.has("next")).isFalse();
        assertThat(service.get("/units/right/tallies?limit=201", ron).status()).isEqualTo(400);
        assertThat(service.get("/units/right/tallies?after=%21", ron).status()).isEqualTo(400);
        assertThat(service.get("/units/right/tallies?limit=x", ron).status()).isEqualTo(400);
    }

    @Test void the_service_says_that_it_is_ready() {
        assertThat(service.get("/health", "").json().get("status").asString()).isEqualTo("up");
    }

    @Test void the_api_describes_itself() {
        var described = service.get("/openapi.json", "");
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.json().get("openapi").asString()).startsWith("3.1");
    }
}
