package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import union.member.account.Town.Officer;

/** Who may give a lost account back, who may not, and what its holder learns of it. */
class LosingAnAccountTest {
    private static Provider provider;
    private static Town town;

    @BeforeAll static void start(@TempDir Path data) {
        provider = new Provider(data);
        town = new Town(provider);
    }

    @AfterAll static void stop() {
        provider.queries().assertCovered();
        provider.close();
    }

    @Test void a_home_unit_cannot_act_as_its_people_in_the_posts_they_hold_elsewhere() {
        var league = town.chairOf("league");
        var group = town.chairBelow("league", league, "group");
        var account = "/member/units/group/accounts/ping";
        var body = Map.of("person", "p-ping");
        group.put("/member/units/group/people/p-ping", town.person("Ping"));
        var ping = town.opened("ping", group.put(account, body));
        appoint(league, "league", "p-ping");
        town.holdsPosts(ping);

        assertThat(town.codes(group.put(account, body, "If-Match", "\"2\"")))
            .containsExactly("HOLDER_HAS_OTHER_RIGHTS");
        assertThat(town.codes(group.put(account + "/lock", Map.of(), "If-Match", "\"2\"")))
            .containsExactly("HOLDER_HAS_OTHER_RIGHTS");

        var way = "/member/accounts/ping/recovery";
        assertThat(town.asOperator(way, Map.of()).statusCode()).isEqualTo(428);
        assertThat(town.codes(town.asOperator(way, Map.of("person", "p-other"), "If-Match", "\"2\"")))
            .containsExactly("ACCOUNT_OF_ANOTHER_PERSON");
        var recovered = town.asOperator(way, body, "If-Match", "\"2\"");
        assertThat(recovered.statusCode()).isEqualTo(200);
        assertThat(town.asOperator(way, body, "If-Match", "\"2\"").statusCode()).isEqualTo(412);
        assertThat(deeds(town.opened("ping", recovered))).containsExactly(
            "issued by p-chair-group", "recovered by client:operator");
    }

    @Test void a_first_account_for_someone_with_posts_elsewhere_is_the_operators_to_give() {
        var league = town.chairOf("union");
        var group = town.chairBelow("union", league, "cell");
        group.put("/member/units/cell/people/p-ren", town.person("Ren"));
        appoint(league, "union", "p-ren");
        var path = "/member/units/cell/accounts/ren";
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
            assertThat(league.get("/member/units/union/officers").body()).contains("p-ren"));

        assertThat(town.codes(group.put(path, Map.of("person", "p-ren")))).containsExactly("HOLDER_HAS_OTHER_RIGHTS");

        var given = town.asOperator("/member/accounts/ren/recovery", Map.of("person", "p-ren"));
        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(deeds(town.opened("ren", given))).containsExactly("issued by client:operator");
        assertThat(group.get(path).statusCode()).isEqualTo(200);
    }

    @Test void whoever_may_already_do_what_the_holder_may_gives_a_lost_account_back_and_the_holder_sees_it() {
        var chair = town.chairOf("harbour");
        var account = "/member/units/harbour/accounts/su";
        chair.put("/member/units/harbour/people/p-su", town.person("Su"));
        var su = town.opened("su", chair.put(account, Map.of("person", "p-su")));
        appoint(chair, "harbour", "p-su");
        town.holdsPosts(su);

        assertThat(chair.put(account + "/lock", Map.of(), "If-Match", "\"2\"").statusCode()).isEqualTo(204);
        var again = chair.put(account, Map.of("person", "p-su"), "If-Match", "\"3\"");

        assertThat(deeds(town.opened("su", again))).containsExactly("issued by p-chair-harbour",
            "locked by p-chair-harbour", "reissued by p-chair-harbour");
    }

    @Test void the_first_administrators_lost_password_has_a_way_back() {
        var first = provider.administrators().getLast();
        provider.browser().activate("admin", first.oneTimePassword(), Town.PASSWORD);

        var recovered = town.asOperator("/member/accounts/admin/recovery", Map.of(), "If-Match", "\"2\"");

        assertThat(recovered.statusCode()).isEqualTo(200);
        assertThat(deeds(town.opened("admin", recovered))).containsExactly(
            "issued by installation", "recovered by client:operator");
    }

    @Test void only_the_operator_recovers_and_only_who_is_there() {
        var chair = town.chairOf("quay");

        assertThat(chair.put("/member/accounts/chair.quay/recovery", Map.of()).statusCode()).isEqualTo(404);
        assertThat(provider.browser().put("/member/accounts/chair.quay/recovery", Map.of()).statusCode())
            .isEqualTo(401);
        assertThat(town.codes(town.asOperator("/member/accounts/nobody.here/recovery", Map.of())))
            .containsExactly("NO_SUCH_ACCOUNT");
        assertThat(town.codes(town.asOperator("/member/accounts/nobody.here/recovery", Map.of("person", "p-ghost"))))
            .containsExactly("NO_SUCH_ACCOUNT");
    }

    private static void appoint(Officer chair, String unit, String person) {
        assertThat(chair.put("/member/units/" + unit + "/officers/" + person + "/posts/t1",
            Map.of("post", "organiser", "from", "2020-01-01")).statusCode()).isEqualTo(201);
    }

    private static List<String> deeds(Officer officer) {
        return officer.me().path("account").path("deeds").valueStream()
            .map(d -> d.path("what").asString() + " by " + d.path("by").asString()).toList();
    }
}
