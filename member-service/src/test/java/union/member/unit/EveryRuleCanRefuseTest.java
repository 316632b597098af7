package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.Tale.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import union.member.unit.Facts.Dependents;
import union.member.unit.Facts.Neighbour;
import union.member.unit.Facts.Placement;
import union.member.unit.Facts.Seat;
import union.member.unit.UnitCommand.*;
import union.platform.unit.UnitId;

/** Each rule has a case in which it says no; a rule that cannot refuse would only look like one. */
class EveryRuleCanRefuseTest {
    static final UnitId OPTICS = new UnitId("optics");
    static final Neighbour BRANCH = founded(CHEMISTRY, UnitKind.SUB_UNION);
    static final Neighbour UNFOUNDED = new Neighbour(CHEMISTRY, UnitKind.UNION, Standing.PREPARING, Optional.empty(),
        Optional.empty(), Optional.of(UNIVERSITY));

    @ParameterizedTest @EnumSource
    void a_rule_of_structure_refuses(StructureRule rule) {
        assertThat(refusedBy(rule).reasons()).contains(rule.name());
    }

    @ParameterizedTest @EnumSource
    void a_step_from_the_wrong_place_is_refused(UnitRefusal refusal) {
        assertThat(refusedBy(refusal).reasons()).contains(refusal.name());
    }

    private static Then refusedBy(StructureRule rule) {
        return switch (rule) {
            case DATE_IN_FUTURE -> given().when(prepare(TODAY.plusDays(367), under(university())));
            case DATE_BEFORE_FOUNDING -> aFoundedUnit().when(new Rename("x", stamp(MARCH_2015.minusDays(1)), own()));
            case LATER_CHANGES_STAND -> aFoundedUnit(new UnitEvent.Renamed("x", stamp(TODAY)))
                .when(dissolve(under(university())));
            case HISTORY_FULL -> aFullHistory().when(new Rename("one more", stamp(TODAY), own()));
            case NOT_THE_DECIDING_UNIT -> aFoundedUnit().when(dissolve(new Facts(TODAY,
                new Seat(CHEMISTRY, Optional.of(UNIVERSITY)), Optional.of(university()), Placement.NONE,
                Dependents.NONE, List.of())));
            case UNKNOWN_UNIT -> aFoundedUnit().when(dissolve(facts(Placement.NONE, List.of(), List.of(OPTICS))));
            case UNIT_DISSOLVED -> aFoundedUnit(new UnitEvent.DissolvedTo(UNIVERSITY, stamp(TODAY)))
                .when(new Rename("x", stamp(TODAY), own()));
            case PARENT_NOT_FOUNDED -> given().when(prepare(MARCH_2015, under(UNFOUNDED)));
            case TARGET_NOT_FOUNDED -> aFoundedUnit().when(dissolve(under(UNFOUNDED)));
            case TARGET_NOT_READY -> aFoundedUnit().when(new Split(CHEMISTRY, stamp(TODAY), under(BRANCH)));
            case KIND_MAY_NOT_HANG_THERE -> given().when(prepare(MARCH_2015, under(BRANCH)));
            case KINDS_DO_NOT_MATCH -> aFoundedUnit().when(new Merge(UNIVERSITY, stamp(TODAY), under(university())));
            case SAME_UNIT -> aFoundedUnit().when(new Dissolve(PHYSICS, stamp(TODAY),
                under(founded(PHYSICS, UnitKind.SUB_UNION))));
            case CYCLE -> aFoundedUnit().when(new ReParent(UNIVERSITY, stamp(TODAY),
                facts(new Placement(2, 0, true, true, Optional.empty()), List.of(), List.of())));
            case OUTSIDE_THE_TREE -> aFoundedUnit().when(dissolve(
                facts(new Placement(2, 0, false, false, Optional.empty()), List.of(), List.of())));
            case HAS_LIVE_CHILDREN -> aFoundedUnit().when(dissolve(
                facts(Placement.NONE, List.of(OPTICS), List.of())));
            case TOO_DEEP -> given().when(prepare(MARCH_2015,
                facts(new Placement(13, 0, false, true, Optional.empty()), List.of(), List.of())));
            case TOO_MANY_CHILDREN -> given().when(prepare(MARCH_2015,
                facts(new Placement(2, 5_000, false, true, Optional.empty()), List.of(), List.of())));
            case AREA_ONLY_OF_AREA_GROUPS -> aFoundedUnit().when(attributes(new Trait.Area(List.of(OPTICS))));
            case LEAD_UNIT_OUTSIDE_AREA -> aFoundedUnit().when(attributes(
                new Trait.Area(List.of(OPTICS)), new Trait.Lead(CHEMISTRY)));
            case LINE_ONLY_OF_WOMEN_COMMITTEES -> aFoundedUnit().when(attributes(new Trait.LineParent(CHEMISTRY)));
        };
    }

    private static Then refusedBy(UnitRefusal refusal) {
        var submit = new Submit(by(ANNA), under(university()));
        var decide = new Decide(true, by(BORIS), under(university()));
        var found = new Found(LegalStatus.NONE, stamp(MARCH_2015), under(university()));
        return switch (refusal) {
            case UNIT_UNKNOWN -> given().when(submit);
            case UNIT_EXISTS -> aFoundedUnit().when(prepare(MARCH_2015, under(university())));
            case KIND_MAY_NOT_BE_ROOT -> given()
                .when(new FoundRoot(PHYSICS, UnitKind.CLUB, "x", stamp(MARCH_2015), own()));
            case ALREADY_SUBMITTED -> given(prepared(), submitted()).when(submit);
            case ALREADY_APPROVED -> given(prepared(), submitted(), approved()).when(decide);
            case ALREADY_FOUNDED -> aFoundedUnit().when(found);
            case NOT_SUBMITTED -> given(prepared()).when(decide);
            case NOT_APPROVED -> given(prepared()).when(found);
            case NOT_FOUNDED -> given(prepared()).when(new Merge(CHEMISTRY, stamp(TODAY), under(BRANCH)));
            case SUBMITTER_MAY_NOT_DECIDE -> given(prepared(), submitted())
                .when(new Decide(false, by(ANNA), under(university())));
            case NOTHING_TO_REVOKE -> given(prepared()).when(new Revoke(stamp(TODAY), own()));
            case ALREADY_IN_EFFECT -> aFoundedUnit().when(new Revoke(stamp(TODAY), own()));
            case NOTHING_CHANGES -> aFoundedUnit().when(new RegisterLegally(LegalStatus.NONE, stamp(TODAY), own()));
        };
    }

    private static Given aFullHistory() {
        var unit = aFoundedUnit();
        for (int i = 4; i < History.ENTRIES_MAX - 1; i++)
            unit = unit.and(new UnitEvent.Renamed("name " + i, stamp(MARCH_2015)));
        return unit;
    }

    private static Dissolve dissolve(Facts facts) {
        return new Dissolve(UNIVERSITY, stamp(LocalDate.of(2020, 1, 1)), facts);
    }

    private static ChangeAttributes attributes(Trait... traits) {
        return new ChangeAttributes(List.of(traits), stamp(TODAY), own());
    }

    private static Facts facts(Placement placement, List<UnitId> liveChildren, List<UnitId> unknown) {
        return new Facts(TODAY, new Seat(UNIVERSITY, Optional.of(UNIVERSITY)), Optional.of(university()), placement,
            new Dependents(liveChildren, Optional.empty()), unknown);
    }
}
