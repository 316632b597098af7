package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree begins: the operator founds a root and names its first officer, who gives out accounts from then on. */
class FromOperatorToOfficerTest {
    private static final String PASSWORD = "the lake is cold in may";
    private static Provider provider;
    private static Browser http;
    private static String operator;

    @BeforeAll static void start(@TempDir Path data) {
        provider = new Provider(data);
        http = provider.browser();
        operator = http.json(http.clientCredentials("operator", Provider.OPERATOR_SECRET))
            .path("access_token").asString();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> http.get("/member/health").statusCode() == 200);
    }

    @AfterAll static void stop() {
        provider.queries().assertCovered();
        provider.close();
    }

    @Test void the_first_officer_signs_in_sees_the_rights_of_the_post_and_issues_accounts() {
        var chair = chairOf("spring");
        assertThat(chair.me().path("posts").get(0).path("post").asString()).isEqualTo("chair");
        assertThat(chair.me().path("rights").path("spring").valueStream().map(r -> r.asString()))
            .contains("member.account.issue");
        assertThat(chair.put("/member/units/spring/people/p-lin", person("Lin")).statusCode()).isEqualTo(201);

        var issued = chair.put("/member/units/spring/accounts/lin.spring", Map.of("person", "p-lin"));

        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.headers().firstValue("ETag")).contains("\"1\"");
        var oneTime = http.json(issued).path("oneTimePassword").asString();
        assertThat(provider.browser().activate("lin.spring", oneTime, PASSWORD).statusCode()).isEqualTo(204);
        var lin = new Officer("lin.spring");
        assertThat(lin.me().path("person").asString()).isEqualTo("p-lin");
        assertThat(lin.me().path("rights").isEmpty()).isTrue();
        assertThat(lin.put("/member/units/spring/accounts/other", Map.of("person", "p-lin")).statusCode())
            .isEqualTo(404);
    }

    @Test void a_second_password_needs_the_version_that_was_seen_and_a_repeat_never_shows_the_first_again() {
        var chair = chairOf("summer");
        chair.put("/member/units/summer/people/p-mei", person("Mei"));
        var account = "/member/units/summer/accounts/mei.summer";
        var body = Map.of("person", "p-mei");
        var first = http.json(chair.put(account, body, "Idempotency-Key", "k1"));

        assertThat(chair.put(account, body, "Idempotency-Key", "k1").statusCode()).isEqualTo(428);
        assertThat(chair.put(account, body, "If-Match", "\"7\"").statusCode()).isEqualTo(412);
        assertThat(chair.get(account).body()).contains("\"status\":\"one-time\"").doesNotContain("oneTimePassword");
        var again = chair.put(account, body, "If-Match", "\"1\"");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(http.json(again).path("oneTimePassword")).isNotEqualTo(first.path("oneTimePassword"));
        assertThat(chair.put(account, body, "If-Match", "\"1\"").statusCode()).isEqualTo(412);
        assertThat(chair.put(account + "/lock", Map.of(), "If-Match", "\"2\"").statusCode()).isEqualTo(204);
        assertThat(codes(provider.browser().activate("mei.summer",
            http.json(again).path("oneTimePassword").asString(), PASSWORD))).containsExactly("ACTIVATION_REFUSED");
    }

    @Test void an_account_for_a_person_whom_the_unit_has_not_registered_is_refused() {
        var autumn = chairOf("autumn");
        var winter = chairOf("winter");
        autumn.put("/member/units/autumn/people/p-he", person("He"));

        assertThat(codes(winter.put("/member/units/winter/accounts/he.winter", Map.of("person", "p-he"))))
            .containsExactly("PERSON_NOT_OF_THIS_UNIT");
        assertThat(codes(winter.put("/member/units/winter/accounts/x2", Map.of("person", "p-chair-autumn"))))
            .containsExactly("PERSON_NOT_OF_THIS_UNIT", "PERSON_HAS_AN_ACCOUNT");
        assertThat(winter.put("/member/units/autumn/accounts/x1", Map.of("person", "p-he")).statusCode())
            .isEqualTo(404);
        assertThat(winter.get("/member/units/autumn/accounts/chair.autumn").statusCode()).isEqualTo(404);
    }

    @Test void a_second_first_officer_is_refused_and_so_is_the_first_once_the_account_is_open() {
        var body = beginning("rain");
        assertThat(root("rain").statusCode()).isEqualTo(201);
        var first = asOperator("/member/roots/rain/first-officer", body);
        assertThat(first.statusCode()).isEqualTo(201);

        var lostAnswer = asOperator("/member/roots/rain/first-officer", body);
        assertThat(lostAnswer.statusCode()).isEqualTo(200);
        var other = new HashMap<>(beginning("rain"));
        other.put("person", "p-other");
        other.put("username", "other.rain");
        assertThat(codes(asOperator("/member/roots/rain/first-officer", other)))
            .containsExactly("NOT_THE_FIRST_OFFICER");
        var oneTime = http.json(lostAnswer).path("oneTimePassword").asString();
        assertThat(provider.browser().activate("chair.rain", oneTime, PASSWORD).statusCode()).isEqualTo(204);

        assertThat(codes(asOperator("/member/roots/rain/first-officer", body)))
            .containsExactly("NOT_THE_FIRST_OFFICER");
    }

    @Test void a_refused_beginning_leaves_no_account_and_can_be_put_right() {
        root("wind");
        var wrong = new HashMap<>(beginning("wind"));
        wrong.put("post", "emperor");

        assertThat(codes(asOperator("/member/roots/wind/first-officer", wrong))).containsExactly("POST_UNKNOWN");
        assertThat(asOperator("/member/roots/wind/first-officer", beginning("wind")).statusCode()).isEqualTo(201);
    }

    @Test void only_the_operator_begins_and_only_a_root_that_is_there() {
        var chair = chairOf("cloud");

        assertThat(chair.put("/member/roots/cloud/first-officer", beginning("cloud")).statusCode()).isEqualTo(404);
        assertThat(http.put("/member/roots/cloud/first-officer", beginning("cloud")).statusCode()).isEqualTo(401);
        assertThat(asOperator("/member/roots/nowhere/first-officer", beginning("nowhere")).statusCode()).isEqualTo(404);
    }

    @Test void every_malformed_field_of_a_beginning_is_named() {
        root("storm");
        var answer = asOperator("/member/roots/storm/first-officer",
            Map.of("person", "not an id", "gender", "x", "username", "Not A Name"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(http.json(answer).path("errors").valueStream().map(e -> e.path("pointer").asString()))
            .containsExactlyInAnyOrder("/body/person", "/body/name", "/body/gender", "/body/birthDate", "/body/post",
                "/body/from", "/body/username");
    }

    /** Someone signed in as the command line would be. */
    private record Officer(Browser browser, String token) {
        Officer(String username) {
            this(signedIn(username), "");
        }

        Officer(Browser browser, String token) {
            this.browser = browser;
            this.token = token.isEmpty() ? browser.token() : token;
        }

        private static Browser signedIn(String username) {
            var browser = provider.browser();
            assertThat(browser.signIn(username, PASSWORD).statusCode()).isEqualTo(303);
            return browser;
        }

        tools.jackson.databind.JsonNode me() {
            return browser.json(get("/member/me"));
        }

        HttpResponse<String> get(String path) {
            return browser.get(path, "Authorization", "Bearer " + token);
        }

        HttpResponse<String> put(String path, Object body, String... headers) {
            var all = new java.util.ArrayList<>(List.of(headers));
            all.addAll(List.of("Authorization", "Bearer " + token));
            return browser.put(path, body, all.toArray(String[]::new));
        }
    }

    /** A root with its chair, once the post has come round by way of the topic. */
    private static Officer chairOf(String unit) {
        assertThat(root(unit).statusCode()).isEqualTo(201);
        var issued = asOperator("/member/roots/" + unit + "/first-officer", beginning(unit));
        var oneTime = http.json(issued).path("oneTimePassword").asString();
        assertThat(provider.browser().activate("chair." + unit, oneTime, PASSWORD).statusCode()).isEqualTo(204);
        var chair = new Officer("chair." + unit);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !chair.me().path("posts").isEmpty());
        return chair;
    }

    private static HttpResponse<String> root(String unit) {
        return asOperator("/member/roots/" + unit,
            Map.of("name", "Union of " + unit, "kind", "union", "foundedOn", "2010-01-01"));
    }

    private static Map<String, Object> beginning(String unit) {
        return Map.of("person", "p-chair-" + unit, "name", "Chair", "gender", "female", "birthDate", "1970-01-01",
            "fictional", true, "post", "chair", "from", "2010-01-01", "username", "chair." + unit);
    }

    private static Map<String, Object> person(String name) {
        return Map.of("name", name, "gender", "female", "birthDate", "1980-01-01", "fictional", true);
    }

    private static HttpResponse<String> asOperator(String path, Object body) {
        return http.put(path, body, "Authorization", "Bearer " + operator);
    }

    private static List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return http.json(answer).path("reasons").valueStream().map(r -> r.path("code").asString()).toList();
    }
}
