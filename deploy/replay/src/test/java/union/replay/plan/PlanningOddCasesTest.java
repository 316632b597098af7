package union.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import union.replay.source.CaseDocument;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.CatalogueDocument;

/** Cases that the format allows and that few unions would write. */
class PlanningOddCasesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    private static final String YEAR = "'from': '2011-01-01', 'to': '2011-12-31'";

    @Test void a_rate_reads_right_though_its_parts_may_read_otherwise() {
        answered("union", "", at("member.roll", "person", 2000, "'qualifier': 'over'", "root", ""),
            at("staff.count", "person", 2100, "", "root", ""), at("member.rate", "percent", 95.2, "", "root", ""));
        answered("union", "", at("member.roll", "person", 500, "'qualifier': 'at_most'", "root", ""),
            at("staff.count", "person", 1000, "'qualifier': 'at_least'", "root", ""),
            at("member.rate", "percent", 50, "", "root", ""));
    }

    @Test void a_rate_finds_parts_that_answer_two_figures_at_once() {
        answered("union", "", at("member.roll", "person", 2000, "'qualifier': 'over'", "root", ""),
            at("member.roll", "person", 2090, "", "root", ""), at("staff.count", "person", 2200, "", "root", ""),
            at("member.rate", "percent", 95, "", "root", ""));
    }

    @Test void a_planned_mean_is_kept_for_the_whole_period_that_is_asked_for() {
        answered("union", "", flow("member.joined", "person", 12, YEAR + ", 'per_months': 3",
            "'join_stage': 'admitted', 'basis': 'target'"));
    }

    @Test void a_roll_may_grow_by_more_than_have_joined() {
        var before = at("member.roll", "person", 500, "", "root", "").replace("2011-12-31", "2010-12-31");
        answered("union", "", before, at("member.roll", "person", 600, "", "root", ""),
            flow("member.joined", "person", 30, YEAR, "'join_stage': 'admitted'"));
        answered("union", unit("sub", "sub_union", 2, "root"), before.replace("'root'", "'sub'"),
            at("member.roll", "person", 600, "", "sub", ""), at("member.roll", "person", 1300, "", "root", ""),
            flow("member.joined", "person", 0, YEAR, "'join_stage': 'admitted'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub_union", "group", "club", "enterprise", "area_group", "regional_union"})
    void the_root_may_be_of_any_kind(String kind) {
        answered(kind, unit("sub", "sub_union", 2, "root") + "," + unit("grp", "group", 3, "sub"),
            at("member.roll", "person", 40, "", "root", ""), at("member.roll", "person", 12, "", "sub", ""),
            at("unit.count", "unit", 3, "", "root", "'unit_kind': 'group'"));
    }

    @ParameterizedTest
    @CsvSource({"area_group, group", "sub_union, sub_union", "club, club", "group, third_branch", "joint_union, "
        + "regional_union", "special_committee, group", "team, club", "sub_union, union", "campus, group"})
    void any_kind_may_stand_under_any_other(String upper, String lower) {
        var units = unit("up", upper, 2, "root") + "," + unit("low", lower, 4, "up");
        var plan = answered("union", units, at("officer.count", "person", 3, "", "up", "'post': 'delegate'"),
            at("member.roll", "person", 30, "", "root", ""),
            at("unit.count", "unit", upper.equals(lower) ? 6 : 4, "", "root", "'unit_kind': '" + lower + "'"),
            at("unit.count", "unit", 2, "", "up", "'unit_kind': '" + lower + "'"));
        for (var unit : plan.all(Planned.Unit.class))
            assertThat(Hosting.allows(unit.place().kind(), unit.place().parent().kind())).as("%s", unit).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"department", "enterprise", "campus", "work_team", "club", "area_group", "team",
        "special_committee"})
    void figures_may_be_read_at_any_kind(String kind) {
        answered("union", unit("odd", kind, 3, "root"), at("staff.count", "person", 20, "", "odd", ""),
            at("staff.count", "person", 90, "", "root", ""), at("member.roll", "person", 10, "", "odd", ""),
            at("member.rate", "percent", 50, "", "odd", ""), at("member.roll", "person", 40, "", "root", ""),
            at("unit.count", "unit", 3, "", "root", "'unit_kind': '" + kind + "'"),
            at("member.roll", "person", 15, "", "odd", "'basis': 'target'"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"'change': 'founded', enterprise", "'change': 'renamed', campus",
        "'legal_status': 'registered', enterprise", "'org_status': 'unorganised', sub_union",
        "'size_class': 'over_100', campus"})
    void what_the_platform_does_not_know_of_a_unit_is_uncovered_and_says_why(String dim, String kind) {
        var dims = dim + ", 'unit_kind': '" + kind + "'";
        var figure = dim.contains("change") ? flow("unit.changes", "unit", 1, YEAR, dims)
            : at("unit.count", "unit", 1, "", "root", dims);
        var plan = plan(parsed("union", unit("u", kind, 4, "root"), figure));
        assertThat(plan.gaps().uncovered().values()).singleElement().asString().contains(kind);
        answered("union", unit("u", kind, 4, "root"), figure.replace("'value': 1", "'value': 0"));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, chair", "2026-11-20, vice_chair", "2026-12-31, chair", "2026-12-31, vice_chair",
        "2027-06-30, delegate"})
    void officers_who_enter_the_records_are_in_no_figure_of_their_days(LocalDate day, String post) {
        answered("union", unit("sub", "sub_union", 9, "root"),
            at("officer.count", "person", 1, "", "root", "'post': '" + post + "'")
                .replace("2011-12-31", day.toString()));
    }

    @Test void officers_who_enter_the_records_are_in_no_count_of_all_posts_to_come() {
        answered("union", unit("sub", "sub_union", 9, "root"), at("officer.count", "person", 3, "", "root", "")
            .replace("2011-12-31", "2026-12-31"));
    }

    @Test void a_planned_mean_that_is_no_whole_number_of_persons_is_uncovered() {
        var half = flow("member.joined", "person", 2.5, YEAR + ", 'per_months': 3, 'qualifier': 'about'",
            "'join_stage': 'admitted', 'basis': 'target'");
        assertThat(plan(parsed("union", "", half)).gaps().uncovered()).hasSize(1);
    }

    static Plan plan(CaseFile source) {
        return Planner.plan(source, CATALOGUE, "r1", TODAY);
    }

    static CaseFile parsed(String rootKind, String units, String... figures) {
        var json = """
            {'id': 'odd', 'title': 'Odd', 'year': 2011, 'replay': true, 'assumed': [],
             'root': {'key': 'root', 'kind': '%s', 'name': 'Odd'}, 'reporting_unit': 'root', 'units': [%s],
             'source': {'figures': 1, 'values': 1}, 'figures': [%s], 'bases': [], 'unmapped': []}
            """.formatted(rootKind, units, Arrays.stream(figures).collect(Collectors.joining(",\n")));
        return CaseDocument.parse(json.replace('\'', '"'), CATALOGUE);
    }

    static String unit(String key, String kind, int count, String under) {
        return "{'key': '%s', 'kind': '%s', 'name': '%s', 'count': %d, 'under': '%s'}".formatted(key, kind, key, count,
            under);
    }

    static String at(String metric, String unit, Number value, String more, String at, String dims) {
        return figure(metric, unit, value, "'at': '2011-12-31'" + (more.isEmpty() ? "" : ", " + more)
            + ", 'at_unit': '" + at + "'", dims);
    }

    static String flow(String metric, String unit, Number value, String when, String dims) {
        return figure(metric, unit, value, when, dims);
    }

    private static String figure(String metric, String unit, Number value, String rest, String dims) {
        return "{'n': 1, 'metric': '%s', 'unit': '%s', 'value': %s, %s, 'dims': {%s}}".formatted(metric, unit, value,
            rest, dims);
    }

    private static Plan answered(String rootKind, String units, String... figures) {
        var source = parsed(rootKind, units, figures);
        var plan = plan(source);
        assertThat(plan.gaps().uncovered()).isEmpty();
        assertThat(plan.wrong()).isEmpty();
        assertThat(Lawfulness.brokenBy(plan)).isEmpty();
        var recount = new Recount(CATALOGUE, plan, Recount.Forgotten.NOTHING, "");
        assertThat(PlanningTheCasesTest.misread(source, plan, recount)).isEmpty();
        return plan;
    }
}
