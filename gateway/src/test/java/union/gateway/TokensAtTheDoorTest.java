package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static union.gateway.Town.DOOR;
import static union.gateway.Town.ISSUER;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.REPORT;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensAtTheDoorTest {
    record Bad(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bad> bad() {
        var good = ISSUER.token();
        var parts = good.split("\\.", -1);
        return List.of(new Bad("forged by another key of the same name", new Issuer("key-1").token()),
                new Bad("of an unknown key", new Issuer("key-9").token()),
                new Bad("expired", ISSUER.token(Issuer.NAME, Duration.ofMinutes(-5))),
                new Bad("of a foreign issuer", ISSUER.token("https://elsewhere.example/member", Duration.ofMinutes(5))),
                new Bad("alg none", ISSUER.unsigned()),
                new Bad("alg none with a signature", "eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2]),
                new Bad("of another algorithm", ISSUER.signed(JWSAlgorithm.PS256, Issuer.NAME, Duration.ofMinutes(5))),
                new Bad("the public key as secret", ISSUER.signedWithThePublicKeyAsSecret()),
                new Bad("for somebody else", ISSUER.forAudience("https://elsewhere.example")),
                new Bad("an id token", ISSUER.idToken()),
                new Bad("altered", parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "AAAA." + parts[2]),
                new Bad("no token at all", "xyz"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_token_is_refused_and_reaches_nobody(Bad bad) {
        var path = "/report/units/u1/figures?bad=" + bad.name().replace(' ', '-');

        var answer = DOOR.get(path, "Authorization", "Bearer " + bad.token());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:unauthenticated");
        assertThat(Door.header(answer, "WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(REPORT.seen(path)).isEmpty();
    }

    @Test
    void no_token_is_asked_for_one() {
        var answer = DOOR.get("/report/units/u1/figures");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Door.header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(Door.header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/member/oauth2/authorize?client_id=x", "/member/oauth2/token", "/member/oauth2/jwks",
        "/member/login", "/member/login?error", "/member/.well-known/openid-configuration"})
    void sign_in_paths_are_left_to_member_service(String path) {
        var answer = DOOR.get(path, "Cookie", "JSESSIONID=abc");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(MEMBER.seen(path).getLast().header("Cookie")).isEqualTo("JSESSIONID=abc");
    }

    @Test
    void other_parts_have_no_open_paths() {
        assertThat(DOOR.get("/report/oauth2/token").statusCode()).isEqualTo(401);
        assertThat(DOOR.get("/report/login").statusCode()).isEqualTo(401);
        assertThat(DOOR.get("/member").statusCode()).isEqualTo(401);
        assertThat(DOOR.get("/member/loginx").statusCode()).isEqualTo(401);
        assertThat(DOOR.get("/member/error").statusCode()).isEqualTo(401);
        assertThat(DOOR.get("/member/userinfo").statusCode()).isEqualTo(401);
    }

    @Test
    void a_login_form_is_sent_on_with_its_cookie_and_the_answer_s_cookie_comes_back() {
        MEMBER.on("/member/login/form", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=new; Path=/member; HttpOnly");
            exchange.getResponseHeaders().set("Location", "/member/oauth2/authorize?continue");
            ForeignService.send(exchange, 302, "text/html", "");
        });

        var answer = DOOR.put("/member/login/form", "username=a&_csrf=b",
                "Content-Type", "application/x-www-form-urlencoded");

        assertAll(() -> assertThat(answer.statusCode()).isEqualTo(302),
                () -> assertThat(Door.header(answer, "Set-Cookie")).startsWith("JSESSIONID=new"),
                () -> assertThat(Door.header(answer, "Location")).isEqualTo("/member/oauth2/authorize?continue"));
    }

    @Test
    void a_cookie_is_no_credential_elsewhere_and_is_not_passed_on() {
        DOOR.get("/member/units/u1?cookie", "Authorization", Town.bearer(), "Cookie", "JSESSIONID=abc");

        assertThat(MEMBER.seen("/member/units/u1?cookie").getLast().header("Cookie")).isEmpty();
        assertThat(DOOR.get("/member/units/u1", "Cookie", "JSESSIONID=abc").statusCode()).isEqualTo(401);
    }

    @Test
    void without_any_keys_nothing_can_be_proven_and_that_is_our_trouble() {
        try (var door = Door.open("--union.gateway.routes.report=" + REPORT.url(),
                "--union.jwks-uri=http://localhost:1/member/oauth2/jwks")) {
            var answer = door.get("/report/units/u1", "Authorization", Town.bearer());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Door.header(answer, "Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void the_gateway_starts_before_member_service_and_outlives_it() {
        var jwks = new ForeignService().on("/member/oauth2/jwks", ISSUER.jwks());
        try (var door = Door.open("--union.gateway.routes.report=" + REPORT.url(),
                "--union.jwks-uri=" + jwks.url() + "/member/oauth2/jwks")) {
            assertThat(jwks.seen("/member/oauth2/jwks")).isEmpty();
            assertThat(door.get("/report/units/u1", "Authorization", Town.bearer()).statusCode()).isEqualTo(200);
            jwks.close();
            assertThat(door.get("/report/units/u1", "Authorization", Town.bearer()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tokens_of_unknown_keys_do_not_make_the_gateway_ask_without_end() {
        try (var jwks = new ForeignService().on("/member/oauth2/jwks", ISSUER.jwks());
                var door = Door.open("--union.gateway.routes.report=" + REPORT.url(),
                        "--union.gateway.limits.keys.pause-min=1h",
                        "--union.jwks-uri=" + jwks.url() + "/member/oauth2/jwks")) {
            var unknown = "Bearer " + new Issuer("key-unknown").token();
            for (int i = 0; i < 20; i++) {
                assertThat(door.get("/report/units/u1", "Authorization", unknown).statusCode()).isEqualTo(401);
            }
            assertThat(jwks.seen("/member/oauth2/jwks")).hasSize(1);
        }
    }

    @Test
    void a_new_signing_key_is_learnt_with_its_first_token() {
        var next = new Issuer("key-2");
        try (var jwks = new ForeignService().on("/member/oauth2/jwks", ISSUER.jwks());
                var door = Door.open("--union.gateway.routes.report=" + REPORT.url(),
                        "--union.gateway.limits.keys.pause-min=0s",
                        "--union.jwks-uri=" + jwks.url() + "/member/oauth2/jwks")) {
            assertThat(door.get("/report/units/u1", "Authorization", Town.bearer()).statusCode()).isEqualTo(200);
            jwks.on("/member/oauth2/jwks", next.jwks());
            var bearer = "Bearer " + next.token();
            assertThat(door.get("/report/units/u1", "Authorization", bearer).statusCode()).isEqualTo(200);
        }
    }
}
