package union.member.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.member.Grown;
import union.member.RunningMember;
import union.member.RunningMember.Reply;
import union.member.figure.Movement;
import union.platform.aggregate.Key;
import union.platform.unit.UnitId;

/** Registers of employers and sites through HTTP, store and broker. */
class RegisterOverHttpTest {
    static final RunningMember SERVICE = RunningMember.get();
    static String root = "";

    @BeforeAll static void a_street_federation() {
        root = fresh("street");
        assertThat(SERVICE.put("/roots/" + root, "operator",
            Map.of("name", "街道总工会", "kind", "federation", "foundedOn", "2000-01-01")).status()).isEqualTo(201);
        SERVICE.appoint("keeper", root, "chair");
    }

    @Test void an_enterprise_is_entered_covered_counted_and_closed() {
        var id = entered("2010-01-01");
        assertThat(change(id, "/coverage", Map.of("union", root, "on", "2011-01-01")).status()).isEqualTo(204);
        assertThat(change(id, "/headcounts/2011-12-31", Map.of("total", 550,
            "subsets", List.of(Map.of("where", Map.of("age_band", "under_40"), "count", 286)))).status())
            .isEqualTo(204);
        assertThat(change(id, "/particulars", Map.of("insuredInFull", true, "on", "2012-01-01")).status())
            .isEqualTo(204);
        assertThat(change(id, "/name", Map.of("name", "港务集团", "on", "2012-01-01")).status()).isEqualTo(204);
        assertThat(change(id, "/coverage-end", Map.of("on", "2013-01-01")).status()).isEqualTo(204);
        assertThat(change(id, "/closure", Map.of("on", "2014-01-01")).status()).isEqualTo(204);

        var then = one(id, "2012-06-01").body();
        assertThat(then.path("open").asBoolean()).isTrue();
        assertThat(then.path("union").asString()).isEqualTo(root);
        assertThat(then.path("name").asString()).isEqualTo("港务集团");
        assertThat(then.path("insuredInFull").asBoolean()).isTrue();
        assertThat(then.at("/headcounts/0/subsets/0/count").asLong()).isEqualTo(286);
        assertThat(one(id, "2014-01-01").body().path("open").asBoolean()).isFalse();
    }

    @Test void the_register_is_listed_page_by_page() {
        for (int i = 0; i < 3; i++) entered("2010-01-01");
        var first = SERVICE.get("/units/" + root + "/employers?limit=2", "keeper").body();

        assertThat(first.path("items").size()).isEqualTo(2);
        var after = first.path("next").asString();
        var second = SERVICE.get("/units/" + root + "/employers?limit=2&after=" + after, "keeper").body();
        assertThat(second.at("/items/0/employer").asString())
            .isGreaterThan(first.at("/items/1/employer").asString());
    }

    @Test void every_refusal_reaches_the_caller() {
        var id = entered("2010-01-01");

        refused(change(id, "", entry("2010-01-01")), "EMPLOYER_EXISTS");
        refused(change(id, "/name", Map.of("name", "港务公司", "on", "2011-01-01")), "NOTHING_CHANGES");
        refused(change(id, "/name", Map.of("name", "x", "on", "2009-12-31")), "DATE_BEFORE_REGISTRATION");
        refused(change(id, "/name", Map.of("name", "x", "on", "2999-12-31")), "DATE_IN_FUTURE");
        refused(change(id, "/coverage", Map.of("union", "nobody", "on", "2011-01-01")), "UNION_NOT_FOUNDED");
        refused(change(id, "/coverage-end", Map.of("on", "2011-01-01")), "NOT_COVERED");
        refused(change(id, "/headcounts/2011-12-31", Map.of("total", 1, "subsets", List.of(women(2)))),
            "SUBSET_LARGER_THAN_TOTAL", "PARTS_LARGER_THAN_WHOLE");
        refused(change(id, "/headcounts/2011-12-31", Map.of("total", 9, "subsets", List.of(women(2), women(3)))),
            "SUBSET_REPORTED_TWICE");
        assertThat(change(id, "/name", Map.of("name", "later", "on", "2015-01-01")).status()).isEqualTo(204);
        refused(change(id, "/closure", Map.of("on", "2014-01-01")), "LATER_CHANGES_STAND");
        assertThat(change(id, "/closure", Map.of("on", "2016-01-01")).status()).isEqualTo(204);
        refused(change(id, "/closure", Map.of("on", "2016-01-01")), "EMPLOYER_CLOSED");
        refused(SERVICE.put("/units/" + root + "/employers/" + fresh("nobody") + "/closure", "keeper",
            Map.of("on", "2016-01-01")), "EMPLOYER_UNKNOWN");
    }

    @Test void nobody_counts_heads_of_a_day_to_come() {
        var id = entered("2010-01-01");
        var tomorrow = SERVICE.bean(Employers.class).today().plusDays(1);

        refused(change(id, "/headcounts/" + tomorrow, Map.of("total", 5)), "HEADCOUNT_OF_A_DAY_TO_COME");
        assertThat(change(id, "/headcounts/" + tomorrow.minusDays(1), Map.of("total", 5)).status()).isEqualTo(204);
    }

    @Test void only_what_has_a_roll_in_the_same_tree_covers_an_employer() {
        var id = entered("2010-01-01");
        var elsewhere = fresh("elsewhere");
        assertThat(SERVICE.put("/roots/" + elsewhere, "operator",
            Map.of("name", "他会", "kind", "union", "foundedOn", "2000-01-01")).status()).isEqualTo(201);

        refused(change(id, "/coverage", Map.of("union", elsewhere, "on", "2011-01-01")), "UNION_OF_ANOTHER_TREE");
        refused(change(id, "/coverage", Map.of("union", Grown.unit("club", root), "on", "2016-01-01")),
            "KIND_COVERS_NO_EMPLOYER");
        var union = Grown.unit("union", root);
        assertThat(change(id, "/coverage", Map.of("union", union, "on", "2016-01-01")).status()).isEqualTo(204);
    }

    @Test void coverage_ends_with_the_union_and_passes_on_with_a_merger() {
        var gone = Grown.unit("union", root);
        var merged = Grown.unit("union", root);
        var heir = Grown.unit("union", root);
        var left = covered(gone);
        var passed = covered(merged);

        assertThat(Grown.decide(root, gone, "/dissolution", Map.of("custodian", root, "on", "2020-01-01")).status())
            .isEqualTo(204);
        assertThat(Grown.decide(root, merged, "/merger", Map.of("into", heir, "on", "2021-01-01")).status())
            .isEqualTo(204);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(one(left, "2020-01-01").body().has("union")).isFalse();
            assertThat(one(passed, "2021-01-01").body().path("union").asString()).isEqualTo(heir);
        });
        assertThat(one(left, "2019-12-31").body().path("union").asString()).isEqualTo(gone);
        assertThat(one(passed, "2020-12-31").body().path("union").asString()).isEqualTo(merged);
        assertThat(movements(passed)).filteredOn(m -> "covered".equals(m.dims().get("change"))).hasSize(1);
        assertThat(movements(left)).filteredOn(m -> m.on().equals(LocalDate.of(2020, 1, 1)))
            .extracting(m -> m.dims().get("org_status")).containsExactlyInAnyOrder("organised", "unorganised");
    }

    private static String covered(String union) {
        var id = entered("2010-01-01");
        assertThat(change(id, "/coverage", Map.of("union", union, "on", "2016-01-01")).status()).isEqualTo(204);
        return id;
    }

    private static List<Movement> movements(String id) {
        var stored = SERVICE.bean(Employers.class).find(new Key(new UnitId(root), id)).orElseThrow();
        return Employer.ledgerOf(stored.state()).orElseThrow().lines().stream()
            .flatMap(line -> line.movements().stream()).toList();
    }

    @Test void malformed_places_are_all_named() {
        var id = entered("2010-01-01");
        var reply = change(id, "/headcounts/2011-12-31", Map.of("total", -1,
            "subsets", List.of(Map.of("where", Map.of("gender", "other"), "count", 1))));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/body/total", "/body/subsets/0/where/gender");
    }

    @Test void the_register_is_not_for_others() {
        var id = entered("2010-01-01");

        assertThat(SERVICE.get("/units/" + root + "/employers/" + id, "stranger").status()).isEqualTo(404);
        assertThat(SERVICE.put("/units/" + root + "/employers/" + fresh("x"), "stranger", entry("2010-01-01")).status())
            .isEqualTo(404);
        assertThat(SERVICE.put("/units/" + root + "/employers/" + fresh("x"), "", entry("2010-01-01")).status())
            .isEqualTo(401);
    }

    @Test void a_site_is_opened_renamed_and_closed() {
        var site = fresh("site");
        var path = "/units/" + root + "/sites/" + site;
        assertThat(SERVICE.put(path, "keeper", Map.of("code", "campus_1", "name", "东校区", "on", "2010-01-01")).status())
            .isEqualTo(201);
        refused(SERVICE.change(path + "/name", "keeper", path, Map.of("name", "东校区", "on", "2011-01-01")),
            "NOTHING_CHANGES");
        refused(SERVICE.change(path + "/name", "keeper", path, Map.of("name", "x", "on", "2009-01-01")),
            "DATE_BEFORE_OPENING");
        assertThat(SERVICE.change(path + "/name", "keeper", path, Map.of("name", "主校区", "on", "2011-01-01")).status())
            .isEqualTo(204);
        refused(SERVICE.change(path + "/closure", "keeper", path, Map.of("on", "2010-06-01")), "LATER_CHANGES_STAND");
        assertThat(SERVICE.change(path + "/closure", "keeper", path, Map.of("on", "2012-01-01")).status())
            .isEqualTo(204);
        refused(SERVICE.change(path + "/closure", "keeper", path, Map.of("on", "2012-01-01")), "SITE_CLOSED");
        refused(SERVICE.change(path, "keeper", path, Map.of("code", "c", "name", "x", "on", "2010-01-01")),
            "SITE_EXISTS");

        var read = SERVICE.get(path + "?at=2011-06-01", "keeper").body();
        assertThat(read.path("name").asString()).isEqualTo("主校区");
        assertThat(read.path("open").asBoolean()).isTrue();
        assertThat(SERVICE.get("/units/" + root + "/sites", "keeper").body().path("items").size()).isPositive();
    }

    private static String entered(String on) {
        var id = fresh("employer");
        assertThat(SERVICE.put("/units/" + root + "/employers/" + id, "keeper", entry(on)).status()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> entry(String on) {
        return Map.of("kind", "enterprise", "name", "港务公司", "sizeClass", "over_100", "on", on);
    }

    private static Map<String, Object> women(int count) {
        return Map.of("where", Map.of("gender", "female"), "count", count);
    }

    private static Reply change(String id, String act, Map<String, ?> body) {
        var path = "/units/" + root + "/employers/" + id;
        return SERVICE.change(path + act, "keeper", path, new HashMap<>(body));
    }

    private static Reply one(String id, String at) {
        return SERVICE.get("/units/" + root + "/employers/" + id + "?at=" + at, "keeper");
    }

    private static void refused(Reply reply, String... codes) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(409);
        assertThat(reply.codes()).containsExactlyInAnyOrder(codes);
        reply.body().path("reasons").forEach(reason -> assertThat(reason.path("text").asString())
            .as("a text for people").doesNotContain("refusal.").doesNotContain("{"));
    }
}
