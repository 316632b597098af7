package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.member.RunningMember;
import union.member.RunningMember.Reply;

/** The roll through HTTP, store and broker, as the officers of a made-up university meet it. */
class RollOverHttpTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final String CHAIR = fresh("roll-chair");
    private static final String VICE = fresh("roll-vice");
    private static final Map<String, Object> STAFF = Map.of("employment", "establishment", "on", "2015-03-01");
    private static String root = "";

    @BeforeAll static void a_university_with_two_officers() {
        root = fresh("roll-university");
        var founded = SERVICE.put("/roots/" + root, "operator",
            Map.of("name", "大学工会", "kind", "union", "foundedOn", "2010-01-01"));
        assertThat(founded.status()).isEqualTo(201);
        SERVICE.appoint(CHAIR, root, "chair");
        SERVICE.appoint(VICE, root, "vice_chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + root + "/roll", CHAIR).status()).isEqualTo(200));
    }

    @Test void an_admitted_member_is_on_the_roll_of_every_day_from_then_on() {
        var person = registered(root);
        assertThat(admit(root, person, STAFF).status()).isEqualTo(201);

        assertThat(roll(root, "2015-02-28")).doesNotContain(person);
        assertThat(roll(root, "2015-03-01")).contains(person);
        var row = SERVICE.get(membership(root, person), CHAIR);
        assertThat(row.version()).contains(1L);
        assertThat(row.body().path("name").asString()).isEqualTo("李明（虚构）");
        assertThat(row.body().path("employment").asString()).isEqualTo("establishment");
        assertThat(row.body().path("votes").asBoolean()).isTrue();
    }

    @Test void a_change_needs_the_version_that_was_seen_and_a_retry_acts_once() {
        var person = registered(root);
        admit(root, person, STAFF);
        var path = membership(root, person) + "/retirement";
        assertThat(SERVICE.put(path, CHAIR, Map.of("on", "2020-01-01")).status()).isEqualTo(428);

        var retire = SERVICE.request(path, CHAIR).header("If-Match", "\"1\"");
        var first = SERVICE.send(retire.PUT(SERVICE.json(Map.of("on", "2020-01-01"))));
        var again = SERVICE.send(retire.PUT(SERVICE.json(Map.of("on", "2020-01-01"))));
        assertThat(first.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(SERVICE.get(membership(root, person), CHAIR).body().path("status").asString()).isEqualTo("retired");
    }

    @Test void the_ledger_shows_every_line_and_which_of_them_hold() {
        var person = registered(root);
        admit(root, person, STAFF);
        change(root, person, "identities", Map.of("values", List.of("model_worker"), "on", "2018-01-01"));
        change(root, person, "leaving", Map.of("on", "2017-01-01", "reason", "moved to another city"));
        strike(root, person, 3);

        var ledger = SERVICE.get(membership(root, person) + "/ledger", CHAIR);
        var lines = ledger.body().path("lines").valueStream().toList();
        assertThat(lines).extracting(l -> l.path("kind").asString())
            .containsExactly("admitted", "identities-changed", "left");
        assertThat(lines).extracting(l -> l.path("effective").asBoolean()).containsExactly(true, true, false);
        assertThat(lines.getLast().path("struck").asBoolean()).isTrue();
        assertThat(ledger.body().path("standing").asString()).isEqualTo("member");
    }

    @Test void a_person_applies_withdraws_and_reads_what_is_kept_about_them() {
        var person = registered(root);
        var own = "/people/" + person + "/memberships/" + root;
        assertThat(SERVICE.put(own + "/application", person, STAFF).status()).isEqualTo(201);
        assertThat(SERVICE.put(own + "/application", CHAIR, STAFF).status()).isEqualTo(404);
        assertThat(SERVICE.get(own + "/ledger", person).body().path("standing").asString()).isEqualTo("applied");
        assertThat(SERVICE.get(own + "/ledger", CHAIR).status()).isEqualTo(404);

        assertThat(change(root, person, "approval", Map.of("on", "2015-04-01")).status()).isEqualTo(204);
        assertThat(roll(root, "2015-03-31")).doesNotContain(person);
        assertThat(roll(root, "2015-04-01")).contains(person);
    }

    @Test void nobody_admits_themselves() {
        register(root, CHAIR);
        var refused = admit(root, CHAIR, STAFF);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.codes()).containsExactly("APPLICANT_MAY_NOT_DECIDE");
    }

    @Test void every_broken_rule_comes_back_at_once_in_the_readers_language() {
        var refused = admit(root, fresh("stranger"), Map.of("employment", "contract", "on", "2009-12-31",
            "identities", List.of("astronaut")));
        assertThat(refused.codes())
            .containsExactlyInAnyOrder("PERSON_NOT_REGISTERED", "DATE_BEFORE_FOUNDING", "UNKNOWN_IDENTITY");
        assertThat(refused.body().path("reasons").toString()).contains("is not registered").contains("astronaut");
    }

    @Test void malformed_places_are_named() {
        var person = registered(root);
        assertThat(admit(root, person, Map.of("employment", "wizard", "on", "2015-01-01")).pointers())
            .containsExactly("/body/employment");
        assertThat(admit(root, person, Map.of("employment", "contract")).pointers()).containsExactly("/body/on");
        assertThat(SERVICE.put("/units/" + root + "/people/" + fresh("p"), CHAIR, Map.of("name", "x")).pointers())
            .containsExactly("/body/gender");
    }

    @Test void a_person_belongs_to_one_unit_at_a_time() {
        var physics = founded(root, "sub_union");
        var person = registered(root);
        admit(root, person, STAFF);
        assertThat(admit(physics, person, STAFF).codes()).containsExactly("ONE_MEMBERSHIP_AT_A_TIME");
        assertThat(SERVICE.put("/units/" + physics + "/people/" + person, leader(physics), aPerson()).codes())
            .containsExactly("PERSON_REGISTERED_ELSEWHERE");
    }

    @Test void a_club_keeps_no_roll() {
        var club = founded(root, "club");
        assertThat(admit(club, registered(root), STAFF).codes()).containsExactly("KIND_HAS_NO_ROLL");
    }

    @Test void strangers_see_nothing() {
        var person = registered(root);
        admit(root, person, STAFF);
        assertThat(SERVICE.get(membership(root, person), "stranger").status()).isEqualTo(404);
        assertThat(SERVICE.get("/units/" + root + "/roll", "stranger").status()).isEqualTo(404);
        assertThat(SERVICE.get("/units/" + root + "/roll", "").status()).isEqualTo(401);
        assertThat(SERVICE.get("/units/" + root + "/people/" + person, "stranger").status()).isEqualTo(404);
    }

    @Test void a_merger_moves_every_member_along_with_the_identities() {
        var old = founded(root, "sub_union");
        var into = founded(root, "sub_union");
        var persons = java.util.stream.IntStream.range(0, 5).mapToObj(_ -> registered(root)).toList();
        for (var person : persons) admit(old, person, STAFF);
        change(old, persons.getFirst(), "identities", Map.of("values", List.of("disabled"), "on", "2016-01-01"));
        change(old, persons.getLast(), "leaving", Map.of("on", "2016-01-01"));

        var merged = SERVICE.change("/units/" + root + "/structure/" + old + "/merger", CHAIR, "/units/" + old,
            Map.of("into", into, "on", "2019-01-01"));
        assertThat(merged.status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
            assertThat(roll(into, "2019-01-01")).containsExactlyInAnyOrderElementsOf(persons.subList(0, 4)));
        assertThat(roll(into, "2018-12-31")).isEmpty();
        var moved = SERVICE.get(membership(into, persons.getFirst()), leader(into)).body();
        assertThat(moved.path("identities").toString()).contains("disabled");
        assertThat(moved.path("memberSince").asString()).isEqualTo("2015-03-01");
    }

    @Test void a_split_lets_single_members_move_to_the_new_unit() {
        var whole = founded(root, "sub_union");
        var half = approved(root, "sub_union");
        var person = registered(root);
        admit(whole, person, STAFF);
        var early = change(whole, person, "move", Map.of("to", half, "on", "2019-05-01"));
        assertThat(early.codes()).containsExactly("NOT_ALONG_A_MERGER_OR_SPLIT");

        SERVICE.change("/units/" + root + "/structure/" + whole + "/split", CHAIR, "/units/" + whole,
            Map.of("into", half, "on", "2019-05-01"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
            change(whole, person, "move", Map.of("to", half, "on", "2019-05-01")).status()).isEqualTo(204));
        SERVICE.appoint(leader(half), half, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(roll(half, "2019-05-01")).containsExactly(person));
        assertThat(roll(whole, "2019-05-01")).isEmpty();
    }

    @Test void a_corrected_birth_date_corrects_the_age_bands_of_the_roll() {
        var person = registered(root);
        admit(root, person, STAFF);
        var corrected = SERVICE.change("/units/" + root + "/people/" + person, CHAIR,
            "/units/" + root + "/people/" + person,
            Map.of("name", "李明（虚构）", "gender", "male", "birthDate", "1950-01-01", "fictional", true));
        assertThat(corrected.status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
            SERVICE.get(membership(root, person), CHAIR).body().path("ageBands").toString()).contains("over_60"));
    }

    @Test void every_query_is_served_by_a_declared_index() {
        SERVICE.bean(MembershipConfiguration.Rounds.class).birthdays();
        assertThat(SERVICE.queries().seen()).isPositive();
        SERVICE.queries().assertCovered();
    }

    private static Map<String, Object> aPerson() {
        return Map.of("name", "李明（虚构）", "gender", "female", "birthDate", "1985-05-05", "fictional", true);
    }

    private static String registered(String unit) {
        var person = fresh("person");
        register(unit, person);
        return person;
    }

    private static void register(String unit, String person) {
        assertThat(SERVICE.put("/units/" + unit + "/people/" + person, CHAIR, aPerson()).status()).isEqualTo(201);
    }

    private static String membership(String unit, String person) {
        return "/units/" + unit + "/memberships/" + person;
    }

    private static Reply admit(String unit, String person, Map<String, ?> body) {
        return SERVICE.put(membership(unit, person) + "/admission", leader(unit), body);
    }

    private static Reply change(String unit, String person, String act, Map<String, ?> body) {
        var thing = membership(unit, person);
        return SERVICE.change(thing + "/" + act, leader(unit), thing, body);
    }

    private static void strike(String unit, String person, int number) {
        var thing = membership(unit, person);
        assertThat(SERVICE.change(thing + "/ledger/" + number + "/striking", leader(unit), thing, Map.of()).status())
            .isEqualTo(204);
    }

    private static List<String> roll(String unit, String at) {
        var page = SERVICE.get("/units/" + unit + "/roll?limit=200&at=" + at, leader(unit));
        assertThat(page.status()).isEqualTo(200);
        return page.body().path("items").valueStream().map(row -> row.path("person").asString()).toList();
    }

    private static String leader(String unit) {
        return unit.equals(root) ? CHAIR : "leader-of-" + unit;
    }

    private static String approved(String upper, String kind) {
        var unit = fresh("roll-unit");
        var path = "/units/" + upper + "/structure/" + unit;
        SERVICE.put(path, CHAIR, Map.of("kind", kind, "name", "单位", "on", "2014-01-01"));
        step(unit, path + "/submission", CHAIR, Map.of());
        step(unit, path + "/decision", VICE, Map.of("approved", true));
        return unit;
    }

    private static String founded(String upper, String kind) {
        var unit = approved(upper, kind);
        step(unit, "/units/" + upper + "/structure/" + unit + "/founding", CHAIR, Map.of("on", "2014-01-01"));
        SERVICE.appoint(leader(unit), unit, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + unit + "/roll", leader(unit)).status()).isEqualTo(200));
        return unit;
    }

    private static void step(String unit, String path, String subject, Map<String, ?> body) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.change(path, subject, "/units/" + unit, body).status()).isEqualTo(204));
    }
}
