package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Roots with their chairs, everyone signed in as the command line would be. */
final class Town {
    static final String PASSWORD = "the lake is cold in may";
    private final Provider provider;
    private final Browser http;
    private final String operator;

    Town(Provider provider) {
        this.provider = provider;
        this.http = provider.browser();
        this.operator = http.json(http.clientCredentials("operator", Provider.OPERATOR_SECRET))
            .path("access_token").asString();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> http.get("/member/health").statusCode() == 200);
    }

    /** Someone and the token they got when they signed in. */
    record Officer(Browser browser, String token) {
        JsonNode me() {
            return browser.json(get("/member/me"));
        }

        HttpResponse<String> get(String path) {
            return browser.get(path, "Authorization", "Bearer " + token);
        }

        HttpResponse<String> put(String path, Object body, String... headers) {
            var all = new ArrayList<>(List.of(headers));
            all.addAll(List.of("Authorization", "Bearer " + token));
            return browser.put(path, body, all.toArray(String[]::new));
        }
    }

    Officer officer(String username) {
        var browser = provider.browser();
        assertThat(browser.signIn(username, PASSWORD).statusCode()).isEqualTo(303);
        return new Officer(browser, browser.token());
    }

    /** Opens the account that was just issued, and signs in. */
    Officer opened(String username, HttpResponse<String> issued) {
        var oneTime = http.json(issued).path("oneTimePassword").asString();
        assertThat(provider.browser().activate(username, oneTime, PASSWORD).statusCode()).as(issued.body())
            .isEqualTo(204);
        return officer(username);
    }

    /** A root with its chair, once the post has come round by way of the topic. */
    Officer chairOf(String unit) {
        assertThat(root(unit).statusCode()).isEqualTo(201);
        return holdsPosts(opened("chair." + unit,
            asOperator("/member/roots/" + unit + "/first-officer", beginning(unit))));
    }

    /** A sub-union below a root, with its chair; what the root's chair submits, its vice chair decides. */
    Officer chairBelow(String root, Officer chair, String unit) {
        var at = "/member/units/" + root;
        stored(chair.put(at + "/people/p-vice-" + root, person("Vice")));
        stored(chair.put(at + "/officers/p-vice-" + root + "/posts/t1", Map.of("post", "vice_chair",
            "from", "2010-01-01")));
        var vice = holdsPosts(opened("vice." + root, chair.put(at + "/accounts/vice." + root,
            Map.of("person", "p-vice-" + root))));
        var below = at + "/structure/" + unit;
        stored(chair.put(below, Map.of("kind", "sub_union", "name", "Sub-union " + unit, "on", "2011-01-01")));
        var leader = leader(chair, unit);
        stored(chair.put(below + "/submission", Map.of(), "If-Match", "\"1\""));
        stored(vice.put(below + "/decision", Map.of("approved", true), "If-Match", "\"2\""));
        stored(chair.put(below + "/founding", Map.of("on", "2011-01-01"), "If-Match", "\"3\""));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> leader.me().path("rights").has(unit));
        return leader;
    }

    /** While a unit is prepared, the unit above keeps its records. */
    private Officer leader(Officer keeper, String unit) {
        var at = "/member/units/" + unit;
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> keeper.get(at).statusCode() == 200);
        stored(keeper.put(at + "/people/p-chair-" + unit, person("Chair")));
        stored(keeper.put(at + "/officers/p-chair-" + unit + "/posts/t1", Map.of("post", "chair",
            "from", "2011-01-01")));
        return opened("chair." + unit, keeper.put(at + "/accounts/chair." + unit,
            Map.of("person", "p-chair-" + unit)));
    }

    private static void stored(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    Officer holdsPosts(Officer officer) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !officer.me().path("posts").isEmpty());
        return officer;
    }

    HttpResponse<String> root(String unit) {
        return asOperator("/member/roots/" + unit,
            Map.of("name", "Union of " + unit, "kind", "union", "foundedOn", "2010-01-01"));
    }

    Map<String, Object> beginning(String unit) {
        return Map.of("person", "p-chair-" + unit, "name", "Chair", "gender", "female", "birthDate", "1970-01-01",
            "fictional", true, "post", "chair", "from", "2010-01-01", "username", "chair." + unit);
    }

    Map<String, Object> person(String name) {
        return Map.of("name", name, "gender", "female", "birthDate", "1980-01-01", "fictional", true);
    }

    HttpResponse<String> operates(String path) {
        return new Officer(http, operator).get(path);
    }

    HttpResponse<String> asOperator(String path, Object body, String... headers) {
        return new Officer(http, operator).put(path, body, headers);
    }

    List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return http.json(answer).path("reasons").valueStream().map(r -> r.path("code").asString()).toList();
    }
}
