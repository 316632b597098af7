package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.DOOR;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.bearer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTricksTest {
    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/Actuator/env", "/member/actuator",
        "/member/actuator/env", "/report/ACTUATOR/heapdump", "/member/%61ctuator/env", "/member/%2561ctuator/env",
        "/member/actuator%2Fenv", "/member%2Factuator/env", "/member%2factuator%2fenv", "//actuator/env",
        "/member//actuator/env", "//member/actuator", "/member/;/actuator/env", "/member/;a=b/actuator",
        "/member;x/actuator/env", "/member/actuator;x=1/env", "/member/./actuator", "/member/x/../actuator/env",
        "/member/x/..;/actuator/env", "/member/..;/actuator", "/member/%2e/actuator", "/member/x/%2e%2e/actuator",
        "/member/x/%2E%2E%3B/actuator", "/member/login/..;/actuator/env", "/member/login/../actuator/env",
        "/member/%5cactuator", "/member/x%5c..%5cactuator", "/member/%00/actuator", "/member/actuator%00",
        "/member/%c0%ae%c0%ae/actuator", "/member/%0d%0aactuator", "/member/oauth2//actuator", "/management/env",
        "/report/..%2factuator", "/welfare/actuator", "/docs/../actuator", "/docs/..%2f..%2fgateway.yaml"})
    void no_spelling_leads_to_the_management_endpoints(String path) {
        var answer = DOOR.rawStatus("GET " + path + " HTTP/1.1", "Authorization: " + bearer());

        assertThat(answer).isEqualTo(404);
        assertThat(MEMBER.seen(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/member\\actuator/env", "/member/\\actuator", "/member/{x}", "/member/%zz", "/member/%"})
    void what_is_no_address_at_all_is_turned_away(String path) {
        assertThat(DOOR.rawStatus("GET " + path + " HTTP/1.1", "Authorization: " + bearer())).isBetween(400, 404);
        assertThat(MEMBER.seen(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
    void unknown_methods_are_turned_away(String method) {
        var status = DOOR.rawStatus(method + " /member/units/u1 HTTP/1.1", "Authorization: " + bearer());

        assertThat(status).isBetween(400, 405);
    }

    @Test
    void an_absolute_address_in_the_request_line_is_read_like_any_other() {
        assertThat(DOOR.rawStatus("GET http://elsewhere.example/member/actuator/env HTTP/1.1")).isEqualTo(404);
        assertThat(DOOR.rawStatus("GET http://elsewhere.example/member/units/u1 HTTP/1.1")).isEqualTo(401);
    }

    @Test
    void plain_words_below_the_second_segment_are_nobodys_business() {
        assertThat(DOOR.get("/member/units/actuator", "Authorization", bearer()).statusCode()).isEqualTo(200);
        assertThat(DOOR.get("/member/units/", "Authorization", bearer()).statusCode()).isEqualTo(200);
    }
}
