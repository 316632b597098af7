package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static union.gateway.Town.DOOR;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.REPORT;
import static union.gateway.Town.bearer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    @Test
    void a_request_reaches_its_part_with_path_query_body_and_token_unchanged() {
        var path = "/member/units/%E5%B7%A5%E4%BC%9A-1/name?x=a%2Fb&y=%E4%B8%AD&z=1+2";

        var answer = DOOR.put(path, "{\"name\":\"工会\"}", "Authorization", bearer(), "If-Match", "\"3\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        var seen = MEMBER.seen(path).getLast();
        assertThat(seen.method()).isEqualTo("PUT");
        assertThat(seen.body()).isEqualTo("{\"name\":\"工会\"}");
        assertThat(seen.header("If-Match")).isEqualTo("\"3\"");
        assertThat(seen.header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void the_answer_of_a_part_passes_unchanged_be_it_good_or_bad() {
        REPORT.on("/report/units/u1/refused", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            ForeignService.send(exchange, 409, "application/problem+json", "{\"type\":\"urn:union:refused\"}");
        });

        var answer = DOOR.get("/report/units/u1/refused", "Authorization", bearer());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Door.header(answer, "ETag")).isEqualTo("\"7\"");
        assertThat(answer.body()).isEqualTo("{\"type\":\"urn:union:refused\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"welfare", "election", "activity", "finance"})
    void a_part_that_is_not_configured_is_unavailable_not_unknown(String prefix) {
        var answer = DOOR.get("/" + prefix + "/units/u1", "Authorization", bearer());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:unavailable");
        assertThat(Door.header(answer, "Retry-After")).matches("\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/members/units", "/MEMBER/units", "/docs/a/b", "/healthy", "/openapi"})
    void an_unknown_path_is_not_found_for_everybody(String path) {
        var answer = DOOR.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:not-found");
    }

    @Test
    void a_misspelt_route_stops_the_start() {
        assertThatThrownBy(() -> Door.open("--union.gateway.routes.membr=http://localhost:1"))
                .hasRootCauseMessage("union.gateway.routes.membr names no part of the federation");
    }
}
