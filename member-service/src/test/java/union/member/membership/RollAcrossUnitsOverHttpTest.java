package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import union.member.RunningMember;

/** One person and several units, sites and trees, through HTTP, store and broker. */
class RollAcrossUnitsOverHttpTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final University AT = University.founded("across");
    private static final String ROOT = AT.root();
    private static final Map<String, Object> WISH = Map.of("employment", "establishment");

    @Test void nobody_writes_into_their_own_past() {
        var person = AT.registered(ROOT);
        var own = "/people/" + person + "/memberships/" + ROOT;
        assertThat(SERVICE.put(own + "/application", person, University.STAFF).pointers()).containsExactly("/body/on");
        AT.admit(ROOT, person, University.STAFF);
        var again = SERVICE.request(own + "/application", person).header("If-Match", "\"1\"");
        assertThat(SERVICE.send(again.PUT(SERVICE.json(WISH))).codes()).containsExactly("ALREADY_A_MEMBER");
        assertThat(AT.roll(ROOT, "2015-03-01")).contains(person);
    }

    @Test void a_ledger_of_no_unit_is_not_found() {
        assertThat(SERVICE.get("/people/me/memberships/!!/ledger", "me").status()).isEqualTo(404);
        assertThat(SERVICE.put("/people/me/memberships/!!/application", "me", WISH).status()).isEqualTo(404);
    }

    @Test void two_trees_may_use_one_id_for_two_people() {
        var other = University.founded("other");
        var person = AT.registered(ROOT);
        other.register(other.root(), person);
        assertThat(AT.admit(ROOT, person, University.STAFF).status()).isEqualTo(201);
        assertThat(other.admit(other.root(), person, University.STAFF).status()).isEqualTo(201);
        assertThat(SERVICE.get("/people/" + person + "/memberships/" + ROOT + "/ledger", person).status())
            .isEqualTo(200);
        assertThat(SERVICE.get("/people/" + person + "/memberships/" + other.root() + "/ledger", person).status())
            .as("an account belongs to the tree that was first").isEqualTo(404);
    }

    @Test void a_past_membership_of_someone_who_is_elsewhere_now_is_written_in_one_go() {
        var physics = AT.founded(ROOT, "sub_union");
        var person = AT.registered(ROOT);
        AT.admit(physics, person, Map.of("employment", "establishment", "on", "2017-01-01"));
        var past = Map.of("employment", "postdoc", "on", "2015-01-01", "leftOn", "2016-01-01");
        assertThat(AT.admit(ROOT, person, past).status()).isEqualTo(201);
        assertThat(AT.roll(ROOT, "2015-12-31")).contains(person);
        assertThat(AT.roll(ROOT, "2016-01-01")).doesNotContain(person);
    }

    @Test void a_members_site_is_one_that_is_open_in_the_unit_or_above_it() {
        var physics = AT.founded(ROOT, "sub_union");
        var person = AT.registered(physics);
        site(ROOT, "lake", "campus_1", "2014-09-01");
        assertThat(AT.admit(physics, person, at("campus_l", "2015-01-01")).codes()).containsExactly("UNKNOWN_SITE");
        assertThat(AT.admit(physics, person, at("campus_1", "2014-08-31")).codes()).containsExactly("UNKNOWN_SITE");
        assertThat(AT.admit(physics, person, at("campus_1", "2015-01-01")).status()).isEqualTo(201);
        var change = AT.change(physics, person, "site", Map.of("value", "campus_2", "on", "2016-01-01"));
        assertThat(change.codes()).containsExactly("UNKNOWN_SITE");
    }

    @Test void a_site_code_means_one_site_at_a_time() {
        var physics = AT.founded(ROOT, "sub_union");
        site(physics, "hill", "campus_7", "2014-09-01");
        var twice = SERVICE.put("/units/" + physics + "/sites/hill2", AT.leader(physics),
            Map.of("code", "campus_7", "name", "山", "on", "2015-09-01"));
        assertThat(twice.codes()).containsExactly("SITE_CODE_TAKEN");
    }

    @Test void what_is_put_right_before_a_move_arrives_in_the_new_unit() {
        var whole = AT.founded(ROOT, "sub_union");
        var half = AT.approved(ROOT, "sub_union");
        var person = AT.registered(ROOT);
        AT.admit(whole, person, University.STAFF);
        SERVICE.change("/units/" + ROOT + "/structure/" + whole + "/split", AT.chair(), "/units/" + whole,
            Map.of("into", half, "on", "2019-05-01"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
            AT.change(whole, person, "move", Map.of("to", half, "on", "2019-05-01")).status()).isEqualTo(204));
        SERVICE.appoint(AT.leader(half), half, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(AT.roll(half, "2019-05-01")).containsExactly(person));
        AT.strike(whole, person, 1);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(AT.roll(half, "2019-05-01")).isEmpty());
        assertThat(AT.roll(whole, "2019-04-30")).isEmpty();
    }

    private static void site(String unit, String id, String code, String on) {
        var opened = SERVICE.put("/units/" + unit + "/sites/" + fresh(id), AT.leader(unit),
            Map.of("code", code, "name", "校区", "on", on));
        assertThat(opened.status()).isEqualTo(201);
    }

    private static Map<String, Object> at(String site, String on) {
        return Map.of("employment", "contract", "on", on, "site", site, "identities", List.of());
    }
}
