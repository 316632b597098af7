package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.StructureRule.*;
import static union.member.unit.Tale.*;
import static union.member.unit.UnitRefusal.*;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import union.member.unit.Facts.Neighbour;
import union.member.unit.Facts.Seat;
import union.member.unit.UnitCommand.*;

class FoundingAUnitTest {
    @Test void a_unit_is_prepared_under_the_unit_that_will_decide_on_it() {
        given().when(prepare(MARCH_2015, under(university()))).then(prepared());
    }

    @Test void the_whole_way_leads_to_a_founded_unit() {
        var founded = given()
            .when(prepare(MARCH_2015, under(university()))).accepted()
            .when(new Submit(by(ANNA), under(university()))).accepted()
            .when(new Decide(true, by(BORIS), under(university()))).accepted()
            .when(new Found(LegalStatus.IN_PROGRESS, stamp(MARCH_2015), under(university()))).accepted();

        var physics = founded.history().at(MARCH_2015);
        assertThat(physics.standing()).contains(Standing.FOUNDED);
        assertThat(physics.parent()).contains(UNIVERSITY);
        assertThat(physics.legalStatus()).isEqualTo(LegalStatus.IN_PROGRESS);
    }

    @Test void whoever_submitted_may_not_decide() {
        given(prepared(), submitted()).when(new Decide(true, by(ANNA), under(university())))
            .thenRefused(SUBMITTER_MAY_NOT_DECIDE);
    }

    @Test void a_unit_sent_back_may_be_submitted_again_and_by_someone_else() {
        var again = given(prepared(), submitted())
            .when(new Decide(false, by(BORIS), under(university()))).accepted()
            .when(new Submit(by(BORIS), under(university()))).accepted();

        again.when(new Decide(true, by(BORIS), under(university()))).thenRefused(SUBMITTER_MAY_NOT_DECIDE);
        again.when(new Decide(true, by(ANNA), under(university()))).accepted();
    }

    @Test void to_and_fro_without_end_leaves_room_for_the_end() {
        var unit = given(prepared());
        while (unit.when(new Submit(by(ANNA), under(university()))).reasons().isEmpty())
            unit = unit.and(submitted(), new UnitEvent.Decided(false, stamp(MARCH_2015)));

        assertThat(unit.history().entries()).hasSizeLessThan(History.ENTRIES_MAX);
        unit.when(new Submit(by(ANNA), under(university()))).thenRefused(HISTORY_FULL);
        var given = unit.when(new Dissolve(UNIVERSITY, stamp(TODAY), under(university()))).accepted();
        assertThat(given.history().entries()).hasSizeLessThanOrEqualTo(History.ENTRIES_MAX);
    }

    @Test void a_full_history_takes_no_decision_no_founding_and_no_split() {
        var ready = new Neighbour(CHEMISTRY, UnitKind.SUB_UNION, Standing.APPROVED, Optional.empty(),
            Optional.empty(), Optional.of(UNIVERSITY));

        full(prepared(), submitted()).when(new Decide(true, by(BORIS), under(university()))).thenRefused(HISTORY_FULL);
        full(prepared(), submitted(), approved())
            .when(new Found(LegalStatus.NONE, stamp(MARCH_2015), under(university()))).thenRefused(HISTORY_FULL);
        full(prepared(), submitted(), approved(), founded())
            .when(new Split(CHEMISTRY, stamp(MARCH_2015), under(ready))).thenRefused(HISTORY_FULL);
    }

    private static Tale.Given full(UnitEvent... events) {
        var unit = given(events);
        while (!unit.history().isFull())
            unit = unit.and(new UnitEvent.Renamed("name", stamp(MARCH_2015)));
        return unit;
    }

    @Test void nothing_is_founded_without_the_approval_of_the_unit_above() {
        given(prepared(), submitted())
            .when(new Found(LegalStatus.NONE, stamp(MARCH_2015), under(university()))).thenRefused(NOT_APPROVED);
        assertThat(NOT_APPROVED.citation()).contains("art. 12");
    }

    @Test void a_unit_cannot_be_older_than_the_one_above_it() {
        given().when(prepare(day("1977-12-31"), under(university()))).thenRefused(DATE_BEFORE_FOUNDING);
    }

    @Test void a_unit_cannot_be_founded_before_it_was_prepared() {
        given(prepared(), submitted(), approved())
            .when(new Found(LegalStatus.NONE, stamp(MARCH_2015.minusDays(1)), under(university())))
            .thenRefused(DATE_BEFORE_FOUNDING, LATER_CHANGES_STAND);
    }

    @Test void every_broken_rule_is_named_not_only_the_first() {
        var group = new Neighbour(CHEMISTRY, UnitKind.GROUP, Standing.PREPARING, Optional.empty(), Optional.empty(),
            Optional.of(UNIVERSITY));
        var facts = new Facts(TODAY, new Seat(CHEMISTRY, Optional.of(UNIVERSITY)), Optional.of(group),
            Facts.Placement.NONE, Facts.Dependents.NONE, List.of());

        given().when(prepare(TODAY.plusYears(3), facts))
            .thenRefused(DATE_IN_FUTURE, NOT_THE_DECIDING_UNIT, PARENT_NOT_FOUNDED, KIND_MAY_NOT_HANG_THERE);
    }

    @Test void a_root_is_founded_at_once_by_the_operator() {
        given().when(root(UnitKind.FEDERATION))
            .then(new UnitEvent.RootFounded(UNIVERSITY, UnitKind.FEDERATION, "总工会", stamp(MARCH_2015)));
    }

    @Test void a_group_cannot_be_a_root() {
        given().when(root(UnitKind.GROUP)).thenRefused(KIND_MAY_NOT_BE_ROOT);
    }

    @Test void a_preparation_that_is_given_up_moves_no_figure() {
        var gone = given(prepared(), submitted())
            .when(new Dissolve(UNIVERSITY, stamp(TODAY), under(university()))).accepted();

        assertThat(gone.history().at(TODAY).standing()).contains(Standing.DISSOLVED);
        assertThat(gone.history().movements()).isEmpty();
    }

    private static FoundRoot root(UnitKind kind) {
        return new FoundRoot(UNIVERSITY, kind, "总工会", stamp(MARCH_2015), Facts.alone(TODAY, UNIVERSITY));
    }
}
