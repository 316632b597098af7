package union.member.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import union.member.employer.EmployerCommand.*;
import union.member.employer.Headcount.Subset;
import union.member.figure.Movement;
import union.member.unit.SizeClass;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

class KeepingTheRegisterTest {
    static final UnitId HARBOUR_UNION = new UnitId("harbour");
    static final UnitId DOCK_UNION = new UnitId("dock");
    static final LocalDate SPRING = LocalDate.of(2011, 3, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    @Test void an_enterprise_counts_as_unorganised_until_a_union_covers_it() {
        var covered = entered(EmployerKind.ENTERPRISE).when(cover(HARBOUR_UNION, SPRING.plusMonths(2)));

        assertThat(covered.movements()).containsExactly(
            "unit.count 2011-03-01 +1 unorganised", "unit.count 2011-05-01 -1 unorganised",
            "unit.count 2011-05-01 +1 organised", "unit.changes 2011-05-01 +1 covered");
    }

    @Test void a_change_of_union_is_no_new_coverage() {
        var changed = entered(EmployerKind.ENTERPRISE).when(cover(HARBOUR_UNION, SPRING))
            .when(cover(DOCK_UNION, SPRING.plusYears(1)));

        assertThat(changed.movements()).filteredOn(m -> m.endsWith("covered")).hasSize(1);
        assertThat(changed.ledger().coveredBy(TODAY)).contains(DOCK_UNION);
    }

    @Test void a_coverage_that_turns_out_to_have_come_earlier_is_one_coverage() {
        var backdated = entered(EmployerKind.ENTERPRISE).when(cover(HARBOUR_UNION, SPRING.plusMonths(3)))
            .when(cover(DOCK_UNION, SPRING));

        assertThat(backdated.movements()).filteredOn(m -> m.endsWith("covered")).containsExactlyInAnyOrder(
            "unit.changes 2011-06-01 +1 covered", "unit.changes 2011-06-01 -1 covered",
            "unit.changes 2011-03-01 +1 covered");
    }

    @Test void a_misspelled_name_put_right_is_one_renaming() {
        var renamed = entered(EmployerKind.ENTERPRISE).when(rename("港物集团", SPRING.plusYears(1)))
            .when(rename("港务集团", SPRING.plusYears(1)));

        assertThat(renamed.movements()).filteredOn(m -> m.endsWith("renamed"))
            .containsExactly("unit.changes 2012-03-01 +1 renamed");
    }

    @Test void a_coverage_ends_and_the_enterprise_counts_as_unorganised_again() {
        var ended = entered(EmployerKind.ENTERPRISE).when(cover(HARBOUR_UNION, SPRING))
            .when(new EndCoverage(mark(SPRING.plusYears(1)), TODAY));

        assertThat(ended.ledger().coveredBy(SPRING)).contains(HARBOUR_UNION);
        assertThat(ended.ledger().coveredBy(SPRING.plusYears(1))).isEmpty();
        assertThat(ended.movements()).endsWith(
            "unit.count 2012-03-01 -1 organised", "unit.count 2012-03-01 +1 unorganised");
    }

    @Test void a_closed_enterprise_no_longer_counts() {
        var closed = entered(EmployerKind.DEPARTMENT).when(new ShutDown(mark(SPRING.plusYears(1)), TODAY));

        assertThat(closed.movements()).endsWith(
            "unit.count 2012-03-01 -1 unorganised", "unit.changes 2012-03-01 +1 dissolved");
    }

    @Test void a_second_headcount_of_a_day_replaces_the_first() {
        var twice = entered(EmployerKind.DEPARTMENT).when(report(new Headcount(500, List.of())))
            .when(report(new Headcount(550, List.of(new Subset(Map.of("age_band", "under_40"), 286)))));

        assertThat(twice.ledger().reports()).hasSize(1);
        assertThat(twice.ledger().reports().get(SPRING)).satisfies(kept -> assertThat(kept.total()).isEqualTo(550));
    }

    @Test void only_so_many_headcounts_are_kept_in_the_entry() {
        var many = entered(EmployerKind.DEPARTMENT);
        for (int day = 0; day < Ledger.REPORTS_KEPT_MAX + 5; day++)
            many = many.when(new ReportHeadcount(new Headcount(day, List.of()), mark(SPRING.plusDays(day)), TODAY));

        assertThat(many.ledger().reports()).hasSize(Ledger.REPORTS_KEPT_MAX);
        assertThat(many.ledger().reports().firstKey()).isEqualTo(SPRING.plusDays(5));
    }

    @Test void overlapping_subsets_may_add_up_to_more_than_the_total() {
        entered(EmployerKind.DEPARTMENT).when(report(new Headcount(100, List.of(
            new Subset(Map.of("age_band", "youth"), 60), new Subset(Map.of("age_band", "under_40"), 70)))));
    }

    @ParameterizedTest @EnumSource
    void every_rule_can_refuse(EmployerRule rule) {
        assertThat(refusedBy(rule)).contains(rule.name());
    }

    private static List<String> refusedBy(EmployerRule rule) {
        var open = entered(EmployerKind.ENTERPRISE);
        return switch (rule) {
            case EMPLOYER_UNKNOWN -> new Story(new Employer.None()).refused(rename("x", SPRING));
            case EMPLOYER_EXISTS -> open.refused(enter(EmployerKind.ENTERPRISE, SPRING));
            case EMPLOYER_CLOSED -> open.when(new ShutDown(mark(SPRING), TODAY)).refused(rename("x", SPRING));
            case DATE_IN_FUTURE -> open.refused(rename("x", TODAY.plusDays(367)));
            case DATE_BEFORE_REGISTRATION -> open.refused(rename("x", SPRING.minusDays(1)));
            case LATER_CHANGES_STAND -> open.when(rename("x", TODAY)).refused(new ShutDown(mark(SPRING), TODAY));
            case NOTHING_CHANGES -> open.refused(rename("港务公司", SPRING));
            case UNION_NOT_FOUNDED -> open.refused(cover(false, true, true));
            case KIND_COVERS_NO_EMPLOYER -> open.refused(cover(true, false, true));
            case UNION_OF_ANOTHER_TREE -> open.refused(cover(true, true, false));
            case HEADCOUNT_OF_A_DAY_TO_COME -> open.refused(
                new ReportHeadcount(new Headcount(1, List.of()), mark(TODAY.plusDays(1)), TODAY));
            case NOT_COVERED -> open.refused(new EndCoverage(mark(SPRING), TODAY));
            case SUBSET_LARGER_THAN_TOTAL -> open.refused(report(new Headcount(1, List.of(women(2)))));
            case SUBSET_REPORTED_TWICE -> open.refused(report(new Headcount(9, List.of(women(2), women(3)))));
            case PARTS_LARGER_THAN_WHOLE -> open.refused(report(new Headcount(3, List.of(women(2),
                new Subset(Map.of("gender", "male"), 2)))));
            case HISTORY_FULL -> full(open).refused(rename("one more", TODAY));
        };
    }

    private static Story full(Story story) {
        for (int i = story.ledger().lines().size(); i < Ledger.LINES_MAX; i++)
            story = story.when(rename("name " + i, SPRING));
        return story;
    }

    static Subset women(long count) {
        return new Subset(Map.of("gender", "female"), count);
    }

    static Mark mark(LocalDate on) {
        return new Mark(on, Instant.parse("2026-05-01T02:00:00Z"), "anna");
    }

    static Enter enter(EmployerKind kind, LocalDate on) {
        return new Enter("harbour-co", kind, "港务公司", List.of(new Aspect.Size(SizeClass.OVER_100)), mark(on), TODAY);
    }

    static Rename rename(String name, LocalDate on) {
        return new Rename(name, mark(on), TODAY);
    }

    static Cover cover(UnitId union, LocalDate on) {
        return new Cover(union, Fitness.FIT, mark(on), TODAY);
    }

    static Cover cover(boolean founded, boolean hasMembers, boolean sameTree) {
        return new Cover(DOCK_UNION, new Fitness(founded, hasMembers, sameTree), mark(SPRING), TODAY);
    }

    static ReportHeadcount report(Headcount headcount) {
        return new ReportHeadcount(headcount, mark(SPRING), TODAY);
    }

    static Story entered(EmployerKind kind) {
        return new Story(new Employer.None()).when(enter(kind, SPRING));
    }

    /** An entry on its way through commands. */
    record Story(Employer state) {
        Story when(EmployerCommand command) {
            return switch (Employer.decide(state, command)) {
                case Outcome.Accepted<EmployerEvent>(var events) -> new Story(after(events));
                case Outcome.Refused<EmployerEvent>(var reasons) -> throw new AssertionError("refused: " + reasons);
            };
        }

        List<String> refused(EmployerCommand command) {
            return switch (Employer.decide(state, command)) {
                case Outcome.Accepted<EmployerEvent> _ -> List.of();
                case Outcome.Refused<EmployerEvent>(var reasons) -> reasons.stream().map(Refusal::name).toList();
            };
        }

        Ledger ledger() {
            return Employer.ledgerOf(state).orElseThrow();
        }

        List<String> movements() {
            var all = new ArrayList<String>();
            ledger().lines().forEach(line -> line.movements().forEach(m -> all.add(brief(m))));
            return all;
        }

        private Employer after(List<EmployerEvent> events) {
            var now = state;
            for (var event : events) now = Employer.evolve(now, event);
            return now;
        }

        private static String brief(Movement m) {
            return "%s %s %+d %s".formatted(m.metric(), m.on(), m.count(),
                m.dims().getOrDefault("org_status", m.dims().getOrDefault("change", "")));
        }
    }
}
