package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.StructureRule.*;
import static union.member.unit.Tale.*;
import static union.member.unit.UnitRefusal.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import union.member.figure.Movement;
import union.member.unit.Facts.Dependents;
import union.member.unit.Facts.Neighbour;
import union.member.unit.Facts.Placement;
import union.member.unit.Facts.Seat;
import union.member.unit.UnitCommand.*;
import union.platform.unit.UnitId;

class ReshapingTheTreeTest {
    static final LocalDate SUMMER = LocalDate.of(2020, 7, 1);
    static final Neighbour SCIENCE = founded(new UnitId("science"), UnitKind.JOINT_UNION);
    static final Neighbour CHEMISTRY_BRANCH = founded(CHEMISTRY, UnitKind.SUB_UNION);

    @Test void a_unit_moves_under_another_parent_from_a_day_on() {
        var moved = aFoundedUnit().when(new ReParent(SCIENCE.unit(), stamp(SUMMER), under(SCIENCE))).accepted();

        assertThat(moved.history().at(SUMMER.minusDays(1)).parent()).contains(UNIVERSITY);
        assertThat(moved.history().at(SUMMER).parent()).contains(SCIENCE.unit());
        assertThat(changes(moved)).containsExactly("founded 2015-03-01", "re_parented 2020-07-01");
    }

    @Test void a_merged_unit_counts_as_merged_and_not_as_dissolved() {
        var merged = aFoundedUnit().when(new Merge(CHEMISTRY, stamp(SUMMER), under(CHEMISTRY_BRANCH))).accepted();

        assertThat(merged.history().at(SUMMER).standing()).contains(Standing.DISSOLVED);
        assertThat(changes(merged)).containsExactly("founded 2015-03-01", "merged 2020-07-01");
        assertThat(counted(merged)).containsExactly("2015-03-01 +1 none", "2020-07-01 -1 none");
    }

    @Test void the_unit_that_was_split_goes_on() {
        var ready = new Neighbour(CHEMISTRY, UnitKind.SUB_UNION, Standing.APPROVED, Optional.empty(),
            Optional.empty(), Optional.of(UNIVERSITY));
        var split = aFoundedUnit().when(new Split(CHEMISTRY, stamp(SUMMER), under(ready))).accepted();

        assertThat(split.history().at(SUMMER).standing()).contains(Standing.FOUNDED);
        assertThat(changes(split)).containsExactly("founded 2015-03-01", "split 2020-07-01");
    }

    @Test void a_unit_with_live_children_is_neither_merged_nor_dissolved() {
        var facts = new Facts(TODAY, new Seat(UNIVERSITY, Optional.of(UNIVERSITY)), Optional.of(CHEMISTRY_BRANCH),
            Placement.NONE, new Dependents(List.of(new UnitId("optics")), Optional.empty()), List.of());

        aFoundedUnit().when(new Merge(CHEMISTRY, stamp(SUMMER), facts)).thenRefused(HAS_LIVE_CHILDREN);
        aFoundedUnit().when(new Dissolve(CHEMISTRY, stamp(SUMMER), facts)).thenRefused(HAS_LIVE_CHILDREN);
    }

    @Test void nothing_is_done_to_a_dissolved_unit_from_its_end_on() {
        var gone = aFoundedUnit(new UnitEvent.DissolvedTo(UNIVERSITY, stamp(SUMMER)));

        gone.when(new Rename("新名", stamp(SUMMER), own())).thenRefused(UNIT_DISSOLVED);
        gone.when(new ReParent(SCIENCE.unit(), stamp(TODAY), under(SCIENCE))).thenRefused(UNIT_DISSOLVED);
        gone.when(new Dissolve(UNIVERSITY, stamp(TODAY), under(university()))).thenRefused(UNIT_DISSOLVED);
        gone.when(new RegisterLegally(LegalStatus.REGISTERED, stamp(TODAY), own())).thenRefused(UNIT_DISSOLVED);
    }

    @Test void what_it_was_called_before_its_end_can_still_be_put_right() {
        aFoundedUnit(new UnitEvent.DissolvedTo(UNIVERSITY, stamp(SUMMER)))
            .when(new Rename("物理分会", stamp(SUMMER.minusYears(1)), own())).accepted();
    }

    @Test void a_unit_cannot_be_dissolved_before_a_change_that_stands_recorded() {
        aFoundedUnit(new UnitEvent.Renamed("物理分会", stamp(TODAY)))
            .when(new Dissolve(UNIVERSITY, stamp(SUMMER), under(university()))).thenRefused(LATER_CHANGES_STAND);
    }

    @Test void a_parent_that_was_dissolved_later_cannot_be_hung_under_for_good() {
        var closed = new Neighbour(SCIENCE.unit(), UnitKind.JOINT_UNION, Standing.FOUNDED,
            SCIENCE.founded(), Optional.of(SUMMER.plusYears(2)), Optional.of(UNIVERSITY));

        aFoundedUnit().when(new ReParent(closed.unit(), stamp(SUMMER), under(closed))).thenRefused(UNIT_DISSOLVED);
        aFoundedUnit(new UnitEvent.ReParented(CHEMISTRY, stamp(SUMMER.plusYears(1))))
            .when(new ReParent(closed.unit(), stamp(SUMMER), under(closed))).accepted();
    }

    @Test void a_backdated_legal_registration_corrects_the_count_of_the_days_between() {
        var later = new UnitEvent.LegallyRegistered(LegalStatus.REGISTERED, stamp(SUMMER));
        var before = aFoundedUnit(later);
        var after = before.when(new RegisterLegally(LegalStatus.IN_PROGRESS, stamp(SUMMER.minusMonths(1)), own()))
            .accepted();

        assertThat(counted(before)).containsExactly(
            "2015-03-01 +1 none", "2020-07-01 -1 none", "2020-07-01 +1 registered");
        assertThat(counted(after).subList(3, 7)).containsExactlyInAnyOrder(
            "2020-06-01 -1 none", "2020-06-01 +1 in_progress", "2020-07-01 +1 none", "2020-07-01 -1 in_progress");
    }

    @Test void a_rename_to_the_same_name_changes_nothing() {
        aFoundedUnit().when(new Rename("物理学院分工会", stamp(SUMMER), own())).thenRefused(NOTHING_CHANGES);
    }

    @Test void an_earlier_state_of_knowledge_stays_what_it_was() {
        var renamed = aFoundedUnit(new UnitEvent.Renamed("物理分会",
            new Stamp(SUMMER, NOW.plusSeconds(60), ANNA, Stamp.Paper.NONE)));

        assertThat(renamed.history().at(TODAY, NOW).name()).contains("物理学院分工会");
        assertThat(renamed.history().at(TODAY, NOW.plusSeconds(60)).name()).contains("物理分会");
    }

    static List<String> changes(Tale.Given given) {
        return given.history().movements().stream().filter(m -> m.metric().equals("unit.changes"))
            .map(m -> m.dims().get("change") + " " + m.on()).toList();
    }

    static List<String> counted(Tale.Given given) {
        return given.history().movements().stream().filter(m -> m.metric().equals("unit.count"))
            .map(ReshapingTheTreeTest::brief).toList();
    }

    private static String brief(Movement m) {
        return "%s %+d %s".formatted(m.on(), m.count(), m.dims().get("legal_status"));
    }

    @Test void every_movement_of_a_count_names_kind_standing_and_legal_status() {
        assertThat(aFoundedUnit().history().movements().getFirst().dims()).isEqualTo(
            Map.of("unit_kind", "sub_union", "legal_status", "none", "org_status", "organised"));
    }
}
