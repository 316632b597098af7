package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.member.RunningMember;
import union.member.RunningMember.Reply;

/** The tree through HTTP, store and broker, as officers of a university meet it. */
class TreeOverHttpTest {
    static final RunningMember SERVICE = RunningMember.get();
    static final String OPERATOR = "operator";
    static final String FAR = "2015-01-01";
    static String root = "";

    @BeforeAll static void a_university_with_two_officers() {
        root = fresh("university");
        var founded = SERVICE.put("/roots/" + root, OPERATOR,
            Map.of("name", "大学工会", "kind", "union", "foundedOn", "2010-01-01"));
        assertThat(founded.status()).isEqualTo(201);
        SERVICE.appoint("chair", root, "chair");
        SERVICE.appoint("vice", root, "vice_chair");
    }

    @Test void a_unit_is_founded_by_way_of_the_unit_above_and_read_back() {
        var physics = founded("physics", "sub_union", root);

        var read = SERVICE.get("/units/" + physics + "?at=2015-06-01", "anyone");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.version()).contains(4L);
        assertThat(read.body().path("status").asString()).isEqualTo("founded");
        assertThat(read.body().path("parent").asString()).isEqualTo(root);
        assertThat(read.body().path("foundedOn").asString()).isEqualTo(FAR);
        assertThat(SERVICE.get("/units/" + physics + "?at=2014-06-01", "anyone").body().path("status").asString())
            .isEqualTo("unknown");
    }

    @Test void a_founding_is_not_known_before_it_was_recorded() {
        var physics = approved("physics", "sub_union", root);
        var before = Instant.now();
        assertThat(change(root, physics, "/founding", Map.of("on", FAR)).status()).isEqualTo(204);

        var then = SERVICE.get("/units/" + physics + "?asOf=" + before, "anyone").body();
        assertThat(then.path("status").asString()).isEqualTo("approved");
        assertThat(then.has("foundedOn")).isFalse();
        assertThat(SERVICE.get("/units/" + physics, "anyone").body().path("foundedOn").asString()).isEqualTo(FAR);
    }

    @Test void path_and_children_follow_the_day() {
        var chemistry = founded("chemistry", "sub_union", root);
        var group = founded("group", "group", chemistry);
        move(root, group, root, "2018-01-01");

        assertThat(units(SERVICE.get("/units/" + group + "/path?at=2017-12-31", "anyone")))
            .containsExactly(group, chemistry, root);
        assertThat(units(SERVICE.get("/units/" + group + "/path?at=2018-01-01", "anyone")))
            .containsExactly(group, root);
        assertThat(children(chemistry, "2017-12-31")).containsExactly(group);
        assertThat(children(chemistry, "2018-01-01")).isEmpty();
    }

    @Test void a_list_of_children_is_read_page_by_page() {
        var branch = founded("branch", "sub_union", root);
        for (int i = 0; i < 3; i++) founded("team", "team", branch);

        var first = SERVICE.get("/units/" + branch + "/children?limit=2", "anyone");
        assertThat(first.body().path("items").size()).isEqualTo(2);
        var next = first.body().path("next").asString();
        var second = SERVICE.get("/units/" + branch + "/children?limit=2&after=" + next, "anyone");
        assertThat(second.body().path("items").size()).isEqualTo(1);
        assertThat(second.body().has("next")).isFalse();
    }

    @Test void papers_and_reasons_are_for_the_units_own_officers() {
        var physics = founded("physics", "sub_union", root);
        var keeper = fresh("keeper");
        SERVICE.appoint(keeper, physics, "records_officer");

        var history = SERVICE.get("/units/" + physics + "/history", keeper);
        assertThat(changes(history)).containsExactly("prepared", "submitted", "decided", "founded");
        assertThat(history.body().at("/items/2/by").asString()).isEqualTo("vice");
        assertThat(SERVICE.get("/units/" + physics + "/history", "anyone").status()).isEqualTo(404);
        assertThat(SERVICE.get("/units/" + physics + "/history", "chair").status()).as("from above").isEqualTo(404);
    }

    @Test void the_unit_above_reads_what_it_decided_and_no_more() {
        var union = founded("union", "union", root);
        var group = founded("group", "group", union);
        SERVICE.appoint("group-chair", group, "chair");
        assertThat(own(group, "/name", Map.of("name", "一组", "on", "2016-01-01", "documentNumber", "组字1号")).status())
            .isEqualTo(204);
        assertThat(change(union, group, "/dissolution", Map.of("custodian", union, "on", "2020-01-01",
            "documentNumber", "工字2号", "reason", "无会员")).status()).isEqualTo(204);

        var decided = SERVICE.get("/units/" + union + "/structure/" + group + "/history", "chair");
        assertThat(changes(decided)).containsExactly("prepared", "submitted", "decided", "founded", "dissolved");
        assertThat(decided.body().at("/items/4/reason").asString()).isEqualTo("无会员");
        assertThat(SERVICE.get("/units/" + root + "/structure/" + group + "/history", "chair").body().path("items"))
            .as("two levels above").isEmpty();
        assertThat(SERVICE.get("/units/" + union + "/structure/" + group + "/history", "stranger").status())
            .isEqualTo(404);
    }

    private static List<String> changes(Reply history) {
        return history.body().path("items").valueStream().map(line -> line.path("change").asString()).toList();
    }

    @Test void a_split_founds_the_other_unit_with_it() {
        var whole = founded("whole", "sub_union", root);
        var half = approved("half", "sub_union", root);

        var split = change(root, whole, "/split", Map.of("into", half, "on", "2019-05-01"));
        assertThat(split.status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
            SERVICE.get("/units/" + half + "?at=2019-05-01", "anyone").body().path("status").asString())
            .isEqualTo("founded"));
        assertThat(SERVICE.get("/units/" + whole, "anyone").body().path("splitInto").asString()).isEqualTo(half);
    }

    @Test void a_merged_unit_passes_into_the_other_ones_keeping() {
        var one = founded("one", "sub_union", root);
        var other = founded("other", "sub_union", root);

        assertThat(change(root, one, "/merger", Map.of("into", other, "on", "2020-01-01")).status()).isEqualTo(204);
        var read = SERVICE.get("/units/" + one, "anyone").body();
        assertThat(read.path("status").asString()).isEqualTo("dissolved");
        assertThat(read.path("mergedInto").asString()).isEqualTo(other);
        assertThat(read.path("custodian").asString()).isEqualTo(other);
    }

    @Test void a_dissolution_for_the_wrong_unit_is_taken_back_before_its_day() {
        var unit = founded("unit", "sub_union", root);
        var ahead = SERVICE.bean(Units.class).today().plusDays(100).toString();
        assertThat(change(root, unit, "/dissolution", Map.of("custodian", root, "on", ahead)).status()).isEqualTo(204);

        assertThat(change(root, unit, "/revocation", Map.of()).pointers()).containsExactly("/body/reason");
        assertThat(change(root, unit, "/revocation", Map.of("reason", "填错了单位")).status()).isEqualTo(204);
        assertThat(SERVICE.get("/units/" + unit + "?at=" + ahead, "anyone").body().path("status").asString())
            .isEqualTo("founded");
        assertThat(changes(SERVICE.get("/units/" + root + "/structure/" + unit + "/history", "chair")))
            .endsWith("dissolved", "revoked");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(SERVICE.get(
            "/units/" + root + "/children?limit=200&at=" + ahead, "anyone").raw().body()).contains(unit));
        assertThat(change(root, unit, "/revocation", Map.of("reason", "x")).codes())
            .containsExactly("ALREADY_IN_EFFECT");
    }

    @Test void a_unit_renames_and_registers_itself() {
        var physics = founded("physics", "union", root);
        SERVICE.appoint("physics-chair", physics, "chair");

        assertThat(own(physics, "/name", Map.of("name", "物理学院工会", "on", "2016-01-01")).status()).isEqualTo(204);
        assertThat(own(physics, "/legal-registration", Map.of("status", "registered", "on", "2017-01-01")).status())
            .isEqualTo(204);
        assertThat(own(physics, "/attributes", Map.of("site", "campus_1", "on", "2017-01-01")).status())
            .isEqualTo(204);
        var read = SERVICE.get("/units/" + physics, "anyone").body();
        assertThat(read.path("name").asString()).isEqualTo("物理学院工会");
        assertThat(read.path("legalStatus").asString()).isEqualTo("registered");
        assertThat(read.path("site").asString()).isEqualTo("campus_1");
    }

    @Test void womens_committees_have_a_line_of_their_own() {
        var above = founded("women", "women_committee", root);
        var branch = founded("branch", "sub_union", root);
        var below = fresh("women");
        found(below, Map.of("kind", "women_committee", "name", "女工委", "lineParent", above, "on", FAR), branch);

        assertThat(units(SERVICE.get("/units/" + below + "/line", "anyone"))).containsExactly(below, above);
        assertThat(units(SERVICE.get("/units/" + below + "/path", "anyone"))).containsExactly(below, branch, root);
    }

    @Test void a_cooperation_area_gathers_units_under_a_lead_unit() {
        var one = founded("one", "sub_union", root);
        var other = founded("other", "sub_union", root);
        var area = fresh("area");
        found(area, Map.of("kind", "area_group", "name", "片组", "areaUnits", List.of(one, other), "leadUnit", one,
            "on", FAR), root);

        var read = SERVICE.get("/units/" + area, "anyone").body();
        assertThat(read.path("areaUnits").valueStream().map(unit -> unit.asString())).containsExactly(one, other);
        assertThat(read.path("leadUnit").asString()).isEqualTo(one);
    }

    @Test void a_repeated_command_is_answered_again_and_done_once() {
        var unit = fresh("repeated");
        var body = Map.of("kind", "group", "name", "小组", "on", FAR);
        var path = "/units/" + root + "/structure/" + unit;

        assertThat(SERVICE.put(path, "chair", body).status()).isEqualTo(201);
        var again = SERVICE.put(path, "chair", body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.version()).contains(1L);
    }

    @Test void every_query_is_served_by_an_index() {
        founded("indexed", "group", root);

        assertThat(SERVICE.queries().seen()).isPositive();
        SERVICE.queries().assertCovered();
    }

    static String founded(String stem, String kind, String parent) {
        var unit = approved(stem, kind, parent);
        assertThat(change(parent, unit, "/founding", Map.of("on", FAR)).status()).isEqualTo(204);
        return unit;
    }

    static String approved(String stem, String kind, String parent) {
        var unit = fresh(stem);
        prepareAndApprove(unit, Map.of("kind", kind, "name", stem, "on", FAR), parent);
        return unit;
    }

    static void found(String unit, Map<String, ?> plan, String parent) {
        prepareAndApprove(unit, plan, parent);
        assertThat(change(parent, unit, "/founding", Map.of("on", FAR)).status()).isEqualTo(204);
    }

    private static void prepareAndApprove(String unit, Map<String, ?> plan, String parent) {
        SERVICE.appoint("chair", parent, "chair");
        SERVICE.appoint("vice", parent, "vice_chair");
        var path = "/units/" + parent + "/structure/" + unit;
        assertThat(SERVICE.put(path, "chair", plan).status()).isEqualTo(201);
        assertThat(change(parent, unit, "/submission", Map.of()).status()).isEqualTo(204);
        assertThat(SERVICE.change(path + "/decision", "vice", "/units/" + unit, Map.of("approved", true)).status())
            .isEqualTo(204);
    }

    static Reply change(String upper, String unit, String act, Map<String, ?> body) {
        return SERVICE.change("/units/" + upper + "/structure/" + unit + act, "chair", "/units/" + unit, body);
    }

    private static Reply own(String unit, String act, Map<String, ?> body) {
        return SERVICE.change("/units/" + unit + act, unit.replaceAll("-.*", "-chair"), "/units/" + unit, body);
    }

    private static void move(String upper, String unit, String parent, String on) {
        assertThat(change(upper, unit, "/parent", Map.of("parent", parent, "on", on)).status()).isEqualTo(204);
    }

    private static List<String> children(String unit, String at) {
        return SERVICE.get("/units/" + unit + "/children?at=" + at, "anyone").body().path("items").valueStream()
            .map(node -> node.path("unit").asString()).toList();
    }

    private static List<String> units(Reply reply) {
        return reply.body().path("path").valueStream().map(node -> node.path("unit").asString()).toList();
    }
}
