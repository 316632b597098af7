package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static Provider provider;
    private static Browser http;
    private static Town town;

    @BeforeAll static void start(@TempDir Path data) {
        provider = new Provider(data);
        http = provider.browser();
        town = new Town(provider);
    }

    @AfterAll static void stop() {
        provider.queries().assertCovered();
        provider.close();
    }

    @Test void the_first_officer_signs_in_sees_the_rights_of_the_post_and_issues_accounts() {
        var chair = town.chairOf("spring");
        assertThat(chair.me().path("posts").get(0).path("post").asString()).isEqualTo("chair");
        assertThat(chair.me().path("rights").path("spring").valueStream().map(r -> r.asString()))
            .contains("member.account.issue");
        assertThat(chair.put("/member/units/spring/people/p-lin", town.person("Lin")).statusCode()).isEqualTo(201);

        var issued = chair.put("/member/units/spring/accounts/lin.spring", Map.of("person", "p-lin"));

        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.headers().firstValue("ETag")).contains("\"1\"");
        var oneTime = http.json(issued).path("oneTimePassword").asString();
        assertThat(provider.browser().activate("lin.spring", oneTime, Town.PASSWORD).statusCode()).isEqualTo(204);
        var lin = town.officer("lin.spring");
        assertThat(lin.me().path("person").asString()).isEqualTo("p-lin");
        assertThat(lin.me().path("rights").isEmpty()).isTrue();
        assertThat(lin.put("/member/units/spring/accounts/other", Map.of("person", "p-lin")).statusCode())
            .isEqualTo(404);
    }

    @Test void a_second_password_needs_the_version_that_was_seen_and_a_repeat_never_shows_the_first_again() {
        var chair = town.chairOf("summer");
        chair.put("/member/units/summer/people/p-mei", town.person("Mei"));
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
        assertThat(town.codes(provider.browser().activate("mei.summer",
            http.json(again).path("oneTimePassword").asString(), Town.PASSWORD))).containsExactly("ACTIVATION_REFUSED");
    }

    @Test void an_account_for_a_person_whom_the_unit_has_not_registered_is_refused() {
        var autumn = town.chairOf("autumn");
        var winter = town.chairOf("winter");
        autumn.put("/member/units/autumn/people/p-he", town.person("He"));

        assertThat(town.codes(winter.put("/member/units/winter/accounts/he.winter", Map.of("person", "p-he"))))
            .containsExactly("PERSON_NOT_OF_THIS_UNIT");
        assertThat(town.codes(winter.put("/member/units/winter/accounts/x2", Map.of("person", "p-chair-autumn"))))
            .containsExactly("PERSON_NOT_OF_THIS_UNIT", "PERSON_HAS_AN_ACCOUNT");
        assertThat(winter.put("/member/units/autumn/accounts/x1", Map.of("person", "p-he")).statusCode())
            .isEqualTo(404);
        assertThat(winter.get("/member/units/autumn/accounts/chair.autumn").statusCode()).isEqualTo(404);
    }

    @Test void a_second_first_officer_is_refused_and_so_is_the_first_once_the_account_is_open() {
        var body = town.beginning("rain");
        assertThat(town.root("rain").statusCode()).isEqualTo(201);
        var first = town.asOperator("/member/roots/rain/first-officer", body);
        assertThat(first.statusCode()).isEqualTo(201);

        var lostAnswer = town.asOperator("/member/roots/rain/first-officer", body);
        assertThat(lostAnswer.statusCode()).isEqualTo(200);
        var other = new HashMap<>(town.beginning("rain"));
        other.put("person", "p-other");
        other.put("username", "other.rain");
        assertThat(town.codes(town.asOperator("/member/roots/rain/first-officer", other)))
            .containsExactly("NOT_THE_FIRST_OFFICER");
        var oneTime = http.json(lostAnswer).path("oneTimePassword").asString();
        assertThat(provider.browser().activate("chair.rain", oneTime, Town.PASSWORD).statusCode()).isEqualTo(204);

        assertThat(town.codes(town.asOperator("/member/roots/rain/first-officer", body)))
            .containsExactly("NOT_THE_FIRST_OFFICER");
    }

    @Test void a_refused_beginning_leaves_no_account_and_can_be_put_right() {
        town.root("wind");
        var wrong = new HashMap<>(town.beginning("wind"));
        wrong.put("post", "emperor");

        var first = "/member/roots/wind/first-officer";

        assertThat(town.codes(town.asOperator(first, wrong))).containsExactly("POST_UNKNOWN");
        assertThat(town.asOperator(first, town.beginning("wind")).statusCode()).isEqualTo(201);
    }

    @Test void only_the_operator_begins_and_only_a_root_that_is_there() {
        var chair = town.chairOf("cloud");

        assertThat(chair.put("/member/roots/cloud/first-officer", town.beginning("cloud")).statusCode()).isEqualTo(404);
        assertThat(http.put("/member/roots/cloud/first-officer", town.beginning("cloud")).statusCode()).isEqualTo(401);
        assertThat(town.asOperator("/member/roots/nowhere/first-officer", town.beginning("nowhere")).statusCode())
            .isEqualTo(404);
    }

    @Test void a_person_under_the_name_of_a_machine_gives_the_machine_no_posts() {
        var chair = town.chairOf("isle");
        for (var id : List.of("operator", "admin")) {
            chair.put("/member/units/isle/people/" + id, town.person("Namesake"));
            assertThat(chair.put("/member/units/isle/officers/" + id + "/posts/t1",
                Map.of("post", "organiser", "from", "2020-01-01")).statusCode()).isEqualTo(201);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
            assertThat(chair.get("/member/units/isle/officers").body()).contains("operator", "admin"));

        assertThat(http.json(town.operates("/member/me")).path("posts").isEmpty()).isTrue();
    }

    @Test void every_malformed_field_of_a_beginning_is_named() {
        town.root("storm");
        var answer = town.asOperator("/member/roots/storm/first-officer",
            Map.of("person", "not an id", "gender", "x", "username", "Not A Name"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(http.json(answer).path("errors").valueStream().map(e -> e.path("pointer").asString()))
            .containsExactlyInAnyOrder("/body/person", "/body/name", "/body/gender", "/body/birthDate", "/body/post",
                "/body/from", "/body/username");
    }
}
