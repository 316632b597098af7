package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.DOOR;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.REPORT;
import static union.gateway.Town.bearer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_well_formed_correlation_id_goes_through_and_comes_back_once() {
        REPORT.on("/report/echoes", exchange -> {
            exchange.getResponseHeaders().set("X-Correlation-Id", "the-service-says-so-too");
            ForeignService.send(exchange, 200, "application/json", "{}");
        });

        var answer = DOOR.get("/report/echoes", "Authorization", bearer(), "X-Correlation-Id", "Order-66");

        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("Order-66");
        assertThat(REPORT.seen("/report/echoes").getLast().header("X-Correlation-Id")).isEqualTo("Order-66");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a/b", "ünicode", "<script>", "a,b",
        "12345678901234567890123456789012345678901234567890123456789012345"})
    void an_ill_formed_correlation_id_is_replaced(String brought) {
        var answer = DOOR.get("/report/ids", "Authorization", bearer(), "X-Correlation-Id", brought);

        assertThat(Door.header(answer, "X-Correlation-Id")).matches("[0-9a-f]{32}");
        assertThat(REPORT.seen("/report/ids").getLast().header("X-Correlation-Id"))
                .isEqualTo(Door.header(answer, "X-Correlation-Id"));
    }

    @Test
    void a_refusal_has_a_correlation_id_too() {
        assertThat(Door.header(DOOR.get("/nothing"), "X-Correlation-Id")).matches("[0-9a-f]{32}");
        var refused = DOOR.get("/report/x", "X-Correlation-Id", "mine");
        assertThat(Door.header(refused, "X-Correlation-Id")).isEqualTo("mine");
    }

    @Test
    void a_trace_that_a_client_began_goes_on_in_the_service() {
        DOOR.get("/report/traced", "Authorization", bearer(), "traceparent", TRACEPARENT);

        assertThat(REPORT.seen("/report/traced").getLast().header("traceparent"))
                .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01").isNotEqualTo(TRACEPARENT);
    }

    @Test
    void a_trace_begins_at_the_door_when_nobody_began_one() {
        DOOR.put("/report/untraced", "{}", "Authorization", bearer());

        assertThat(REPORT.seen("/report/untraced").getLast().header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }

    @Test
    void the_service_hears_the_public_address_and_nothing_that_a_stranger_claimed() {
        DOOR.rawStatus("GET /member/login?strange HTTP/1.1", "X-Forwarded-Host: evil.example",
                "X-Forwarded-For: 6.6.6.6", "X-Forwarded-Proto: ftp", "X-Forwarded-Prefix: /evil",
                "Forwarded: host=evil.example", "X-Real-IP: 6.6.6.6", "X-Original-URL: /member/actuator",
                "X-Union-Subject: root", "X-HTTP-Method-Override: DELETE", "baggage: a=b", "b3: 1-1-1",
                "Connection: X-Forwarded-Host");

        var seen = MEMBER.seen("/member/login?strange").getLast();
        assertThat(seen.header("X-Forwarded-Host")).isEqualTo("localhost");
        assertThat(seen.header("X-Forwarded-Port")).isEqualTo("8080");
        assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(seen.header("X-Forwarded-For")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(List.of("Forwarded", "X-Real-IP", "X-Original-URL", "X-Union-Subject", "X-HTTP-Method-Override",
                "X-Forwarded-Prefix", "baggage", "b3")).allSatisfy(name -> assertThat(seen.header(name)).isEmpty());
        assertThat(seen.headers().toString()).doesNotContain("evil");
    }

    @Test
    void hop_by_hop_headers_end_at_the_door() {
        DOOR.rawStatus("GET /member/login?hops HTTP/1.1", "TE: trailers", "Proxy-Authorization: Basic x",
                "Keep-Alive: 5", "Connection: X-Mine", "X-Mine: private", "Upgrade: websocket");

        var seen = MEMBER.seen("/member/login?hops").getLast();
        assertThat(List.of("TE", "Proxy-Authorization", "Keep-Alive", "X-Mine", "Upgrade"))
                .allSatisfy(name -> assertThat(seen.header(name)).isEmpty());
    }

    @Test
    void every_answer_is_safe_for_browsers_and_tells_nothing_of_the_inside() {
        REPORT.on("/report/talkative", exchange -> {
            exchange.getResponseHeaders().set("Server", "Foreign/1.0");
            exchange.getResponseHeaders().set("X-Powered-By", "Foreign");
            ForeignService.send(exchange, 200, "application/json", "{}");
        });

        for (var answer : List.of(DOOR.get("/report/talkative", "Authorization", bearer()), DOOR.get("/nothing"),
                DOOR.get("/health"), DOOR.get("/docs"), DOOR.get("/report/x"))) {
            assertThat(Door.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(Door.header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(Door.header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(Door.header(answer, "Server")).isEmpty();
            assertThat(Door.header(answer, "X-Powered-By")).isEmpty();
            assertThat(Door.header(answer, "Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void an_authenticated_answer_is_not_kept_unless_the_service_says_so() {
        REPORT.on("/report/kept", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "private, max-age=60");
            exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
            ForeignService.send(exchange, 200, "application/json", "{}");
        });

        var kept = DOOR.get("/report/kept", "Authorization", bearer());
        var plain = DOOR.get("/report/plain", "Authorization", bearer());

        assertThat(Door.header(kept, "Cache-Control")).isEqualTo("private, max-age=60");
        assertThat(Door.header(kept, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(Door.header(plain, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_login_page_keeps_its_own_policy_and_caching() {
        MEMBER.on("/member/login/page", exchange -> {
            exchange.getResponseHeaders().set("Content-Security-Policy", "style-src 'unsafe-inline'");
            ForeignService.send(exchange, 200, "text/html", "<form>");
        });

        var answer = DOOR.get("/member/login/page");

        assertThat(Door.header(answer, "Content-Security-Policy")).isEqualTo("style-src 'unsafe-inline'");
        assertThat(Door.header(answer, "Cache-Control")).isEmpty();
        assertThat(answer.body()).isEqualTo("<form>");
    }
}
