package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;
import static union.member.unit.TreeOverHttpTest.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.member.RunningMember.Reply;

/** Each rule of the tree says no through HTTP, over the real store, with a text for people. */
class TreeRefusalsOverHttpTest {
    static String top = "";

    @BeforeAll static void a_university() {
        top = fresh("university");
        assertThat(SERVICE.put("/roots/" + top, OPERATOR,
            Map.of("name", "大学工会", "kind", "union", "foundedOn", "2010-01-01")).status()).isEqualTo(201);
        SERVICE.appoint("chair", top, "chair");
        SERVICE.appoint("vice", top, "vice_chair");
    }

    @Test void a_root_is_refused_where_the_kind_or_the_day_forbids_it() {
        refused(SERVICE.put("/roots/" + fresh("r"), OPERATOR, root("group", "2010-01-01")), "KIND_MAY_NOT_BE_ROOT");
        refused(SERVICE.put("/roots/" + fresh("r"), OPERATOR, root("union", "2999-01-01")), "DATE_IN_FUTURE");
        assertThat(SERVICE.put("/roots/" + fresh("r"), "chair", root("union", "2010-01-01")).status()).isEqualTo(404);
    }

    @Test void a_preparation_is_refused_with_every_broken_rule() {
        var branch = founded("branch", "sub_union", top);
        var group = founded("group", "group", branch);
        SERVICE.appoint("chair", group, "chair");

        refused(prepare(group, Map.of("kind", "sub_union", "name", "x", "on", "2014-01-01")),
            "KIND_MAY_NOT_HANG_THERE", "DATE_BEFORE_FOUNDING");
        refused(prepare(top, Map.of("kind", "group", "name", "x", "areaUnits", List.of("nobody"), "on", FAR)),
            "AREA_ONLY_OF_AREA_GROUPS", "UNKNOWN_UNIT");
        refused(prepare(top, Map.of("kind", "area_group", "name", "x", "areaUnits", List.of(branch),
            "leadUnit", group, "on", FAR)), "LEAD_UNIT_OUTSIDE_AREA");
        refused(prepare(top, Map.of("kind", "women_committee", "name", "x", "lineParent", branch, "on", FAR)),
            "LINE_ONLY_OF_WOMEN_COMMITTEES");
    }

    @Test void nothing_is_prepared_under_a_unit_that_is_not_founded() {
        var unfounded = approved("unfounded", "sub_union", top);
        SERVICE.appoint("chair", unfounded, "chair");

        refused(prepare(unfounded, Map.of("kind", "group", "name", "x", "on", FAR)), "PARENT_NOT_FOUNDED");
    }

    @Test void the_steps_towards_a_founding_are_taken_in_order() {
        var unit = fresh("steps");
        var path = "/units/" + top + "/structure/" + unit;
        assertThat(SERVICE.put(path, "chair", Map.of("kind", "group", "name", "x", "on", FAR)).status()).isEqualTo(201);

        refused(SERVICE.change(path, "chair", "/units/" + unit, Map.of("kind", "group", "name", "x", "on", FAR)),
            "UNIT_EXISTS");
        refused(decide(unit, "vice", true), "NOT_SUBMITTED");
        refused(change(top, unit, "/founding", Map.of("on", FAR)), "NOT_APPROVED");
        refused(change(top, unit, "/merger", Map.of("into", top, "on", FAR)), "NOT_FOUNDED");
        assertThat(change(top, unit, "/submission", Map.of()).status()).isEqualTo(204);
        refused(change(top, unit, "/submission", Map.of()), "ALREADY_SUBMITTED");
        refused(decide(unit, "chair", true), "SUBMITTER_MAY_NOT_DECIDE");
        assertThat(decide(unit, "vice", true).status()).isEqualTo(204);
        refused(decide(unit, "vice", true), "ALREADY_APPROVED");
        refused(change(top, unit, "/founding", Map.of("on", "2014-12-31")),
            "DATE_BEFORE_FOUNDING", "LATER_CHANGES_STAND");
        assertThat(change(top, unit, "/founding", Map.of("on", FAR)).status()).isEqualTo(204);
        refused(change(top, unit, "/founding", Map.of("on", FAR)), "ALREADY_FOUNDED");
        refused(SERVICE.put("/units/" + top + "/structure/" + fresh("nobody") + "/founding", "chair",
            Map.of("on", FAR)), "UNIT_UNKNOWN");
    }

    @Test void a_refusal_cites_the_law_it_rests_on() {
        var unit = fresh("unapproved");
        assertThat(SERVICE.put("/units/" + top + "/structure/" + unit, "chair",
            Map.of("kind", "group", "name", "x", "on", FAR)).status()).isEqualTo(201);

        var reply = change(top, unit, "/founding", Map.of("on", FAR));
        assertThat(reply.body().at("/reasons/0/citation").asString()).isEqualTo("工会法 (2021) art. 12");
    }

    @Test void the_tree_has_no_cycles_also_not_on_a_later_day() {
        var upper = founded("upper", "union", top);
        var lower = founded("lower", "union", upper);
        var aside = founded("aside", "union", top);
        refused(change(top, upper, "/parent", Map.of("parent", lower, "on", "2016-01-01")), "CYCLE");
        assertThat(change(top, aside, "/parent", Map.of("parent", upper, "on", "2018-01-01")).status()).isEqualTo(204);

        var backdated = change(top, upper, "/parent", Map.of("parent", aside, "on", "2016-01-01"));
        refused(backdated, "CYCLE");
    }

    @Test void only_the_lowest_unit_above_all_concerned_decides() {
        var one = founded("one", "union", top);
        var other = founded("other", "union", top);
        var moved = founded("moved", "sub_union", one);
        SERVICE.appoint("chair", one, "chair");

        refused(change(one, moved, "/parent", Map.of("parent", other, "on", "2016-01-01")), "NOT_THE_DECIDING_UNIT");
        assertThat(change(top, moved, "/parent", Map.of("parent", other, "on", "2016-01-01")).status()).isEqualTo(204);
        refused(change(top, moved, "/parent", Map.of("parent", other, "on", "2017-01-01")),
            "NOTHING_CHANGES", "NOT_THE_DECIDING_UNIT");
    }

    @Test void what_is_dissolved_stays_so() {
        var branch = founded("branch", "sub_union", top);
        var group = founded("group", "group", branch);
        var elsewhere = fresh("elsewhere");
        assertThat(SERVICE.put("/roots/" + elsewhere, OPERATOR, root("union", "2010-01-01")).status()).isEqualTo(201);

        refused(dissolve(branch, top, "2020-01-01"), "HAS_LIVE_CHILDREN");
        assertThat(change(top, group, "/parent", Map.of("parent", top, "on", "2019-01-01")).status()).isEqualTo(204);
        refused(dissolve(branch, elsewhere, "2020-01-01"), "OUTSIDE_THE_TREE");
        refused(dissolve(branch, branch, "2020-01-01"), "SAME_UNIT");
        refused(dissolve(branch, "nobody", "2020-01-01"), "UNKNOWN_UNIT", "OUTSIDE_THE_TREE");
        assertThat(dissolve(branch, top, "2020-01-01").status()).isEqualTo(204);
        refused(dissolve(branch, top, "2020-01-01"), "UNIT_DISSOLVED");
        refused(change(top, group, "/parent", Map.of("parent", branch, "on", "2019-06-01")), "UNIT_DISSOLVED");
    }

    @Test void nobody_ends_before_others_have_come_into_their_keeping() {
        var merged = founded("merged", "sub_union", top);
        var kept = founded("kept", "sub_union", top);
        var heir = founded("heir", "sub_union", top);
        assertThat(change(top, merged, "/merger", Map.of("into", heir, "on", "2020-06-01")).status()).isEqualTo(204);
        assertThat(dissolve(kept, heir, "2020-07-01").status()).isEqualTo(204);

        var early = dissolve(heir, top, "2020-07-01");
        refused(early, "LATER_CHANGES_STAND");
        assertThat(early.body().at("/reasons/0/values/last").asString()).isEqualTo("2020-07-02");
        refused(change(top, heir, "/merger", Map.of("into", founded("next", "sub_union", top), "on", "2020-05-01")),
            "LATER_CHANGES_STAND");
        assertThat(dissolve(heir, top, "2020-07-02").status()).isEqualTo(204);
    }

    @Test void the_lead_stays_one_of_the_area_whatever_is_changed() {
        var one = founded("one", "sub_union", top);
        var other = founded("other", "sub_union", top);
        var area = fresh("area");
        found(area, Map.of("kind", "area_group", "name", "片组", "areaUnits", List.of(one, other), "leadUnit", other,
            "on", FAR), top);
        SERVICE.appoint("area-chair", area, "chair");

        refused(attributes(area, Map.of("areaUnits", List.of(one), "on", "2018-01-01")), "LEAD_UNIT_OUTSIDE_AREA");
        assertThat(attributes(area, Map.of("areaUnits", List.of(one), "leadUnit", one, "on", "2018-01-01")).status())
            .isEqualTo(204);
    }

    private static Reply attributes(String area, Map<String, ?> body) {
        return SERVICE.change("/units/" + area + "/attributes", "area-chair", "/units/" + area, body);
    }

    @Test void mergers_and_splits_join_only_what_does_the_same_work() {
        var branch = founded("branch", "sub_union", top);
        var club = founded("club", "club", top);
        var unfounded = approved("unfounded", "sub_union", top);

        refused(change(top, branch, "/merger", Map.of("into", club, "on", "2016-01-01")), "KINDS_DO_NOT_MATCH");
        refused(change(top, branch, "/merger", Map.of("into", unfounded, "on", "2016-01-01")), "TARGET_NOT_FOUNDED");
        refused(change(top, branch, "/split", Map.of("into", club, "on", "2016-01-01")),
            "KINDS_DO_NOT_MATCH", "TARGET_NOT_READY");
        refused(change(top, branch, "/split", Map.of("into", unfounded, "on", "2014-12-31")),
            "DATE_BEFORE_FOUNDING", "TARGET_NOT_READY");
    }

    @Test void the_tree_is_only_so_deep() {
        var at = top;
        for (int level = 2; level <= Limits.DEPTH_MAX; level++) at = founded("level", "union", at);
        SERVICE.appoint("chair", at, "chair");

        refused(prepare(at, Map.of("kind", "union", "name", "x", "on", FAR)), "TOO_DEEP");
    }

    @Test void malformed_fields_are_all_named() {
        var reply = prepare(top, Map.of("kind", "nonsense", "name", " ", "lineParent", "not a unit"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/body/kind", "/body/name", "/body/lineParent");
    }

    @Test void a_change_names_the_version_it_has_seen() {
        var unit = founded("versioned", "group", top);
        var path = "/units/" + top + "/structure/" + unit + "/dissolution";
        var body = Map.of("custodian", top, "on", "2020-01-01");

        assertThat(SERVICE.put(path, "chair", body).status()).isEqualTo(428);
        var stale = SERVICE.send(SERVICE.request(path, "chair").header("If-Match", "\"1\"").PUT(SERVICE.json(body)));
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test void what_is_not_yours_is_not_there() {
        var unit = founded("private", "group", top);

        assertThat(SERVICE.put("/units/" + top + "/structure/" + fresh("x"), "stranger",
            Map.of("kind", "group", "name", "x")).status()).isEqualTo(404);
        assertThat(SERVICE.change("/units/" + unit + "/name", "stranger", "/units/" + unit,
            Map.of("name", "x", "on", FAR)).status()).isEqualTo(404);
        assertThat(SERVICE.get("/units/nobody", "stranger").status()).isEqualTo(404);
    }

    private static Map<String, Object> root(String kind, String on) {
        return Map.of("name", "x", "kind", kind, "foundedOn", on);
    }

    private static Reply prepare(String upper, Map<String, ?> plan) {
        return SERVICE.put("/units/" + upper + "/structure/" + fresh("refused"), "chair", plan);
    }

    private static Reply decide(String unit, String by, boolean approved) {
        return SERVICE.change("/units/" + top + "/structure/" + unit + "/decision", by, "/units/" + unit,
            Map.of("approved", approved));
    }

    private static Reply dissolve(String unit, String custodian, String on) {
        return change(top, unit, "/dissolution", Map.of("custodian", custodian, "on", on));
    }

    static void refused(Reply reply, String... codes) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(409);
        assertThat(reply.codes()).containsExactlyInAnyOrder(codes);
        reply.body().path("reasons").forEach(reason -> assertThat(reason.path("text").asString())
            .as("a text for people").doesNotContain("refusal.").doesNotContain("{"));
    }
}
