package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import union.member.RunningMember;

/** The roll through HTTP, store and broker, as the officers of a made-up university meet it. */
class RollOverHttpTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final University AT = University.founded("roll");
    private static final String ROOT = AT.root();
    private static final String CHAIR = AT.chair();

    @Test void an_admitted_member_is_on_the_roll_of_every_day_from_then_on() {
        var person = AT.registered(ROOT);
        assertThat(AT.admit(ROOT, person, University.STAFF).status()).isEqualTo(201);

        assertThat(AT.roll(ROOT, "2015-02-28")).doesNotContain(person);
        assertThat(AT.roll(ROOT, "2015-03-01")).contains(person);
        var row = SERVICE.get(AT.membership(ROOT, person), CHAIR);
        assertThat(row.version()).contains(1L);
        assertThat(row.body().path("name").asString()).isEqualTo("李明（虚构）");
        assertThat(row.body().path("employment").asString()).isEqualTo("establishment");
        assertThat(row.body().path("votes").asBoolean()).isTrue();
    }

    @Test void a_change_needs_the_version_that_was_seen_and_a_retry_acts_once() {
        var person = AT.registered(ROOT);
        AT.admit(ROOT, person, University.STAFF);
        var path = AT.membership(ROOT, person) + "/retirement";
        assertThat(SERVICE.put(path, CHAIR, Map.of("on", "2020-01-01")).status()).isEqualTo(428);

        var retire = SERVICE.request(path, CHAIR).header("If-Match", "\"1\"");
        var first = SERVICE.send(retire.PUT(SERVICE.json(Map.of("on", "2020-01-01"))));
        var again = SERVICE.send(retire.PUT(SERVICE.json(Map.of("on", "2020-01-01"))));
        assertThat(first.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
        var row = SERVICE.get(AT.membership(ROOT, person), CHAIR).body();
        assertThat(row.path("status").asString()).isEqualTo("retired");
    }

    @Test void the_ledger_shows_every_line_and_which_of_them_hold() {
        var person = AT.registered(ROOT);
        AT.admit(ROOT, person, University.STAFF);
        AT.change(ROOT, person, "identities", Map.of("values", List.of("model_worker"), "on", "2018-01-01"));
        AT.change(ROOT, person, "leaving", Map.of("on", "2017-01-01", "reason", "moved to another city"));
        AT.strike(ROOT, person, 3);

        var ledger = SERVICE.get(AT.membership(ROOT, person) + "/ledger", CHAIR);
        var lines = ledger.body().path("lines").valueStream().toList();
        assertThat(lines).extracting(l -> l.path("kind").asString())
            .containsExactly("admitted", "identities-changed", "left");
        assertThat(lines).extracting(l -> l.path("effective").asBoolean()).containsExactly(true, true, false);
        assertThat(lines.getLast().path("struck").asBoolean()).isTrue();
        assertThat(ledger.body().path("standing").asString()).isEqualTo("member");
    }

    @Test void a_person_applies_withdraws_and_reads_what_is_kept_about_them() {
        var person = AT.registered(ROOT);
        var own = "/people/" + person + "/memberships/" + ROOT;
        var wish = Map.of("employment", "establishment");
        assertThat(SERVICE.put(own + "/application", person, wish).status()).isEqualTo(201);
        assertThat(SERVICE.put(own + "/application", CHAIR, wish).status()).isEqualTo(404);
        assertThat(SERVICE.get(own + "/ledger", person).body().path("standing").asString()).isEqualTo("applied");
        assertThat(SERVICE.get(own + "/ledger", CHAIR).status()).isEqualTo(404);

        assertThat(AT.change(ROOT, person, "approval", Map.of("on", AT.today())).status()).isEqualTo(204);
        assertThat(AT.roll(ROOT, AT.today())).contains(person);
    }

    @Test void nobody_admits_themselves() {
        AT.register(ROOT, CHAIR);
        var refused = AT.admit(ROOT, CHAIR, University.STAFF);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.codes()).containsExactly("APPLICANT_MAY_NOT_DECIDE");
    }

    @Test void every_broken_rule_comes_back_at_once_in_the_readers_language() {
        var refused = AT.admit(ROOT, fresh("stranger"), Map.of("employment", "contract", "on", "2009-12-31",
            "identities", List.of("astronaut")));
        assertThat(refused.codes())
            .containsExactlyInAnyOrder("PERSON_NOT_REGISTERED", "DATE_BEFORE_FOUNDING", "UNKNOWN_IDENTITY");
        assertThat(refused.body().path("reasons").toString()).contains("is not registered").contains("astronaut");
    }

    @Test void malformed_places_are_named() {
        var person = AT.registered(ROOT);
        assertThat(AT.admit(ROOT, person, Map.of("employment", "wizard", "on", "2015-01-01")).pointers())
            .containsExactly("/body/employment");
        assertThat(AT.admit(ROOT, person, Map.of("employment", "contract")).pointers()).containsExactly("/body/on");
        assertThat(SERVICE.put("/units/" + ROOT + "/people/" + fresh("p"), CHAIR, Map.of("name", "x")).pointers())
            .containsExactly("/body/gender", "/body/birthDate");
    }

    @Test void a_person_belongs_to_one_unit_at_a_time() {
        var physics = AT.founded(ROOT, "sub_union");
        var person = AT.registered(ROOT);
        AT.admit(ROOT, person, University.STAFF);
        assertThat(AT.admit(physics, person, University.STAFF).codes()).containsExactly("ONE_MEMBERSHIP_AT_A_TIME");
        assertThat(SERVICE.put("/units/" + physics + "/people/" + person, AT.leader(physics), AT.aPerson()).codes())
            .containsExactly("PERSON_REGISTERED_ELSEWHERE");
    }

    @Test void a_club_keeps_no_roll() {
        var club = AT.founded(ROOT, "club");
        assertThat(AT.admit(club, AT.registered(ROOT), University.STAFF).codes()).containsExactly("KIND_HAS_NO_ROLL");
    }

    @Test void strangers_see_nothing() {
        var person = AT.registered(ROOT);
        AT.admit(ROOT, person, University.STAFF);
        assertThat(SERVICE.get(AT.membership(ROOT, person), "stranger").status()).isEqualTo(404);
        assertThat(SERVICE.get("/units/" + ROOT + "/roll", "stranger").status()).isEqualTo(404);
        assertThat(SERVICE.get("/units/" + ROOT + "/roll", "").status()).isEqualTo(401);
        assertThat(SERVICE.get("/units/" + ROOT + "/people/" + person, "stranger").status()).isEqualTo(404);
    }

    @Test void a_merger_moves_every_member_along_with_the_identities() {
        var old = AT.founded(ROOT, "sub_union");
        var into = AT.founded(ROOT, "sub_union");
        var persons = java.util.stream.IntStream.range(0, 5).mapToObj(_ -> AT.registered(ROOT)).toList();
        for (var person : persons) AT.admit(old, person, University.STAFF);
        AT.change(old, persons.getFirst(), "identities", Map.of("values", List.of("disabled"), "on", "2016-01-01"));
        AT.change(old, persons.getLast(), "leaving", Map.of("on", "2016-01-01"));

        var merged = SERVICE.change("/units/" + ROOT + "/structure/" + old + "/merger", CHAIR, "/units/" + old,
            Map.of("into", into, "on", "2019-01-01"));
        assertThat(merged.status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
            assertThat(AT.roll(into, "2019-01-01")).containsExactlyInAnyOrderElementsOf(persons.subList(0, 4)));
        assertThat(AT.roll(into, "2018-12-31")).isEmpty();
        var moved = SERVICE.get(AT.membership(into, persons.getFirst()), AT.leader(into)).body();
        assertThat(moved.path("identities").toString()).contains("disabled");
        assertThat(moved.path("memberSince").asString()).isEqualTo("2015-03-01");
    }

    @Test void a_split_lets_single_members_move_to_the_new_unit() {
        var whole = AT.founded(ROOT, "sub_union");
        var half = AT.approved(ROOT, "sub_union");
        var person = AT.registered(ROOT);
        AT.admit(whole, person, University.STAFF);
        var early = AT.change(whole, person, "move", Map.of("to", half, "on", "2019-05-01"));
        assertThat(early.codes()).containsExactly("NOT_ALONG_A_MERGER_OR_SPLIT");

        SERVICE.change("/units/" + ROOT + "/structure/" + whole + "/split", CHAIR, "/units/" + whole,
            Map.of("into", half, "on", "2019-05-01"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
            AT.change(whole, person, "move", Map.of("to", half, "on", "2019-05-01")).status()).isEqualTo(204));
        SERVICE.appoint(AT.leader(half), half, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(AT.roll(half, "2019-05-01")).containsExactly(person));
        assertThat(AT.roll(whole, "2019-05-01")).isEmpty();
    }

    @Test void a_corrected_birth_date_corrects_the_age_bands_of_the_roll() {
        var person = AT.registered(ROOT);
        AT.admit(ROOT, person, University.STAFF);
        var corrected = SERVICE.change("/units/" + ROOT + "/people/" + person, CHAIR,
            "/units/" + ROOT + "/people/" + person,
            Map.of("name", "李明（虚构）", "gender", "male", "birthDate", "1950-01-01", "fictional", true));
        assertThat(corrected.status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
            SERVICE.get(AT.membership(ROOT, person), CHAIR).body().path("ageBands").toString()).contains("over_60"));
    }

    @Test void every_query_is_served_by_a_declared_index() {
        SERVICE.bean(MembershipConfiguration.Rounds.class).birthdays();
        assertThat(SERVICE.queries().seen()).isPositive();
        SERVICE.queries().assertCovered();
    }
}
