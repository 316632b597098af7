package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.account.Browser.location;
import static union.member.account.Browser.query;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import union.member.account.AccountIssues.Issue;

/** The OpenID provider as its clients meet it: real HTTP, a real store. */
class SigningInTest {
    private static final String PASSWORD = "the lake is cold in may";
    private static Provider provider;

    @BeforeAll static void start(@TempDir Path data) {
        provider = new Provider(data);
    }

    @AfterAll static void stop() {
        provider.queries().assertCovered();
        provider.close();
    }

    @Test void a_person_signs_in_and_gets_a_token_that_says_who_and_how_strongly_and_no_more() throws Exception {
        var browser = signedIn("wei");
        var code = query(location(browser.get(browser.authorize())));
        assertThat(code).containsEntry("state", "s t&te").containsEntry("iss", provider.issuer());

        var answer = browser.exchange(code.get("code"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var tokens = browser.json(answer);
        assertThat(tokens.propertyNames()).containsExactlyInAnyOrder(
            "access_token", "id_token", "token_type", "expires_in", "scope");
        var claims = browser.part(tokens.path("access_token").asString(), 1);
        assertThat(claims.propertyNames()).containsExactlyInAnyOrder(
            "iss", "sub", "aud", "client_id", "amr", "scope", "iat", "nbf", "exp", "jti");
        assertThat(claims.path("sub").asString()).isEqualTo("person-wei");
        assertThat(claims.path("iss").asString()).isEqualTo(provider.issuer());
        assertThat(claims.path("amr").valueStream().map(m -> m.asString())).containsExactly("pwd");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
        verify(browser, tokens.path("access_token").asString());
        var me = browser.get("/member/me", "Authorization", "Bearer " + tokens.path("access_token").asString());
        assertThat(browser.json(me).path("person").asString()).isEqualTo("person-wei");
    }

    @Test void an_id_token_opens_nothing() {
        var browser = signedIn("yan");
        var tokens = browser.json(browser.exchange(query(location(browser.get(browser.authorize()))).get("code")));
        var idToken = tokens.path("id_token").asString();

        assertThat(browser.part(idToken, 1).path("nonce").asString()).isEqualTo("n1");
        assertThat(browser.part(idToken, 1).has("auth_time")).isTrue();
        assertThat(browser.get("/member/me", "Authorization", "Bearer " + idToken).statusCode()).isEqualTo(401);
    }

    @Test void who_is_not_signed_in_is_sent_to_the_login_page_and_from_there_on_to_the_code() {
        issue("bo");
        var browser = provider.browser();
        var sent = location(browser.get(browser.authorize()));
        assertThat(sent).startsWith("/member/login?");

        var answer = browser.fill(sent, Map.of("username", " Bo ", "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith("/member/oauth2/authorize?");
        assertThat(location(browser.get(location(answer)))).startsWith(Browser.REDIRECT + "?code=");
    }

    @Test void a_code_is_good_once_and_a_second_use_ends_the_session_that_gave_it() {
        var browser = signedIn("tao");
        var code = query(location(browser.get(browser.authorize()))).get("code");
        assertThat(browser.exchange(code).statusCode()).isEqualTo(200);

        var again = browser.exchange(code);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(browser.json(again).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(location(browser.get(browser.authorize()))).startsWith("/member/login");
    }

    @Test void a_code_that_is_used_many_times_at_once_gives_one_token() throws Exception {
        var browser = signedIn("jun");
        var code = query(location(browser.get(browser.authorize()))).get("code");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(_ -> () -> browser.exchange(code).statusCode()).toList());
            var granted = 0;
            for (var one : all) if (one.get() == 200) granted++;
            assertThat(granted).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"code_verifier,another-verifier-of-forty-three-characters-xx", "code_verifier,''",
        "redirect_uri,http://127.0.0.1:49153/callback", "client_id,operator", "code,another-code"})
    void a_code_is_worth_nothing_without_everything_that_belongs_to_it(String name, String value) {
        var browser = signedIn("fei");
        var code = query(location(browser.get(browser.authorize()))).get("code");

        assertThat(browser.exchange(code, name, value).statusCode()).isIn(400, 401);
    }

    @ParameterizedTest
    @CsvSource({"code_challenge,''", "code_challenge_method,plain", "code_challenge_method,''", "scope,everything",
        "response_type,token"})
    void a_request_without_a_proof_key_or_for_what_is_not_offered_gets_no_code(String name, String value) {
        var browser = signedIn("min");

        var answer = browser.get(browser.authorize(name, value));

        assertThat(location(answer)).doesNotContain("code=");
        assertThat(answer.statusCode()).isIn(302, 400);
        if (answer.statusCode() == 302) assertThat(query(location(answer))).containsKey("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/callback", "http://127.0.0.1:49152@evil.example/callback",
        "http://127.0.0.1:49152/callback?next=http://evil.example", "http://127.0.0.1:49152/other",
        "//evil.example/callback", "javascript:alert(1)", "http://localhost.evil.example/callback"})
    void a_foreign_address_is_never_visited_signed_in_or_not(String foreign) {
        for (var browser : List.of(signedIn("hai"), provider.browser())) {
            var answer = browser.get(browser.authorize("redirect_uri", foreign));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(location(answer)).isEmpty();
            assertThat(answer.body()).doesNotContain("evil.example").contains("Cannot go on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type=code&client_id=operator&redirect_uri=https://evil.example",
        "response_type=code&client_id=operator", "response_type=code&client_id=operator&scope=openid&prompt=none",
        "response_type=code&client_id=nobody&redirect_uri=https://evil.example",
        "client_id=federation-cli&request_uri=x&prompt=none&scope=openid&redirect_uri=https://evil.example",
        "client_id=nobody&request_uri=x&prompt=none&scope=openid&redirect_uri=https://evil.example",
        "client_id=federation-cli&request_uri=urn:ietf:params:oauth:request_uri:x&redirect_uri=https://evil.example",
        "client_id=federation-cli&request_uri=x", "client_id=federation-cli&request=x", "prompt=none", ""})
    void a_request_that_no_client_of_ours_sends_ends_at_a_page(String query) {
        for (var browser : List.of(signedIn("hao"), provider.browser())) {
            var answer = browser.get("/member/oauth2/authorize?" + query);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(location(answer)).isEmpty();
            assertThat(answer.body()).contains("Cannot go on").doesNotContain("evil.example");
        }
        assertThat(provider.logged()).doesNotContain("NoSuchElementException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?continue=http://evil.example",
        "?redirect_uri=http://evil.example&client_id=federation-cli",
        "?client_id=x%0d%0aLocation:%20http://evil.example", "?next=//evil.example"})
    void the_login_page_leads_nowhere_but_home(String query) {
        issue("lan");
        var browser = provider.browser();

        var onward = location(browser.fill("/member/login" + query, Map.of("username", "lan", "password", PASSWORD)));

        assertThat(onward).matches("/member/(login/done|oauth2/authorize\\?.*)");
        assertThat(location(browser.get(onward))).doesNotContain("//evil").doesNotContain("code=");
    }

    @Test void nobody_writes_the_address_of_the_login_page_by_a_header() {
        var browser = provider.browser();

        var sent = location(browser.get(browser.authorize(), "X-Forwarded-Host", "evil.example", "Forwarded",
            "host=evil.example"));

        assertThat(sent).startsWith("/member/login?");
    }

    @Test void a_bearer_token_gets_no_new_code() {
        var browser = signedIn("qin");
        var tokens = browser.json(browser.exchange(query(location(browser.get(browser.authorize()))).get("code")));

        var answer = provider.browser().get(browser.authorize(), "Authorization",
            "Bearer " + tokens.path("access_token").asString());

        assertThat(location(answer)).startsWith("/member/login");
    }

    @Test void a_form_without_its_csrf_value_is_not_read() {
        issue("ning");
        var answer = provider.browser().form("/member/login", Map.of("username", "ning", "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("federation_session"));
    }

    @Test void the_page_is_plain_escaped_and_bounded_by_its_headers() {
        var page = provider.browser().get("/member/login?x=%22%3E%3Cscript%3E&client_id=1'\"".replace("\"", "%22"));

        assertThat(page.body()).contains("<html lang=\"en\">", "<label for=\"username\">", "autocomplete=\"username\"")
            .doesNotContain("<script").doesNotContain("=\"\"");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString()
            .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(provider.browser().get("/member/login", "Accept-Language", "fr").body())
            .contains("<html lang=\"zh-CN\">", "用户名");
    }

    @Test void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        var cookie = sessionCookie(freshSession("shan"));

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/member").doesNotContain("Max-Age");
    }

    @Test void signing_out_ends_the_session_for_good() {
        var browser = signedIn("pei");
        var stolen = browser.cookies().get("federation_session");

        assertThat(browser.fill("/member/login/done", Map.of()).statusCode()).isEqualTo(200);

        browser.cookies().put("federation_session", stolen);
        assertThat(location(browser.get(browser.authorize()))).startsWith("/member/login");
    }

    @Test void a_session_ends_after_its_hours() {
        var browser = signedIn("zhen");
        provider.clock().forward(Duration.ofHours(8));

        assertThat(location(browser.get(browser.authorize()))).startsWith("/member/login");
    }

    @Test void a_machine_gets_a_token_by_its_secret_and_operates() {
        var browser = provider.browser();
        var answer = browser.clientCredentials("operator", Provider.OPERATOR_SECRET);

        var claims = browser.part(browser.json(answer).path("access_token").asString(), 1);
        assertThat(claims.path("sub").asString()).isEqualTo("client:operator");
        assertThat(claims.path("operator").asBoolean()).isTrue();
        assertThat(claims.has("amr")).isFalse();
        assertThat(browser.json(answer).has("refresh_token")).isFalse();
    }

    @Test void a_machines_secret_is_compared_without_a_place_among_the_sign_ins_of_people() {
        Object secrets = provider.bean(PasswordEncoder.class);

        assertThat(secrets).isNotSameAs(provider.bean(PasswordConfiguration.Passwords.class));
    }

    @Test void a_code_ends_with_its_session() {
        var browser = signedIn("kai");
        var code = query(location(browser.get(browser.authorize()))).get("code");
        browser.fill("/member/login/done", Map.of());

        assertThat(browser.exchange(code).statusCode()).isEqualTo(400);
    }

    @Test void a_code_ends_when_the_account_gets_a_new_one_time_password() {
        var browser = signedIn("nan");
        var code = query(location(browser.get(browser.authorize()))).get("code");
        provider.issue("harbour", "nan", "person-nan", 2L);

        assertThat(browser.exchange(code).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"operator,wrong-secret-of-the-tests", "federation-cli,x", "nobody,wrong-secret-of-the-tests"})
    void a_machine_with_a_wrong_secret_gets_nothing(String id, String secret) {
        var answer = provider.browser().clientCredentials(id, secret);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(provider.browser().json(answer).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test void discovery_tells_what_is_there_and_no_more() {
        var browser = provider.browser();
        var found = browser.json(browser.get("/member/.well-known/openid-configuration"));

        assertThat(found.path("issuer").asString()).isEqualTo(provider.issuer());
        assertThat(found.path("authorization_endpoint").asString()).isEqualTo(provider.issuer() + "/oauth2/authorize");
        assertThat(found.path("token_endpoint").asString()).isEqualTo(provider.issuer() + "/oauth2/token");
        assertThat(found.path("jwks_uri").asString()).isEqualTo(provider.issuer() + "/oauth2/jwks");
        assertThat(found.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(found.propertyNames()).noneMatch(n -> n.contains("introspection") || n.contains("revocation")
            || n.contains("userinfo") || n.contains("end_session"));
        for (var closed : List.of("/member/oauth2/introspect", "/member/oauth2/revoke", "/member/userinfo",
            "/member/connect/register", "/member/oauth2/device_authorization", "/member/connect/logout"))
            assertThat(browser.form(closed, Map.of("token", "x")).statusCode()).isIn(404, 405);
        assertThat(browser.get("/member/oauth2/jwks").body()).doesNotContain("\"d\"").doesNotContain("\"p\"");
    }

    private static void verify(Browser browser, String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var keys = JWKSet.parse(browser.get("/member/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    /** An account with a password of its own, made once. */
    private static void issue(String name) {
        var issued = provider.issue("harbour", name);
        if (issued instanceof Issue.Given given)
            assertThat(provider.browser().activate(name, given.oneTimePassword(), PASSWORD).statusCode())
                .isEqualTo(204);
    }

    private static Browser signedIn(String name) {
        issue(name);
        var browser = provider.browser();
        assertThat(location(browser.signIn(name, PASSWORD))).isEqualTo("/member/login/done");
        return browser;
    }

    private static HttpResponse<String> freshSession(String name) {
        issue(name);
        return provider.browser().signIn(name, PASSWORD);
    }

    private static String sessionCookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("federation_session="))
            .findFirst().orElseThrow();
    }
}
