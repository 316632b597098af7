package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.StructureRule.*;
import static union.member.unit.Tale.*;
import static union.member.unit.UnitRefusal.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import union.member.unit.Facts.Dependents;
import union.member.unit.Facts.Neighbour;
import union.member.unit.Facts.Placement;
import union.member.unit.Facts.Seat;
import union.member.unit.UnitCommand.*;
import union.platform.unit.UnitId;

class TakingBackASlipTest {
    private static final LocalDate AHEAD = TODAY.plusDays(90);

    @Test void a_dissolution_that_lies_ahead_is_taken_back_and_the_history_shows_both() {
        var kept = dissolvedOn(AHEAD).when(revoke(under(university()))).accepted();

        assertThat(kept.state()).isInstanceOf(Unit.Founded.class);
        assertThat(kept.history().at(AHEAD).standing()).contains(Standing.FOUNDED);
        assertThat(kept.history().entries()).extracting(Entry::change)
            .endsWith(Entry.Change.DISSOLVED, Entry.Change.REVOKED);
        assertThat(summed(kept, "unit.count")).isEqualTo(1);
        assertThat(summed(kept, "unit.changes")).as("founded, and no more").isEqualTo(1);
    }

    @Test void who_looks_as_of_before_still_sees_the_end() {
        var later = new Stamp(AHEAD, NOW.plusSeconds(60), ANNA, Stamp.Paper.NONE);
        var kept = dissolvedOn(AHEAD).when(new Revoke(later, under(university()))).accepted();

        assertThat(kept.history().at(AHEAD, NOW).standing()).contains(Standing.DISSOLVED);
        assertThat(kept.history().at(AHEAD, NOW.plusSeconds(60)).standing()).contains(Standing.FOUNDED);
    }

    @Test void after_that_it_can_be_dissolved_on_another_day_also_an_earlier_one() {
        dissolvedOn(AHEAD).when(revoke(under(university()))).accepted()
            .when(new Dissolve(UNIVERSITY, stamp(AHEAD.minusDays(30)), under(university()))).accepted();
    }

    @Test void what_has_taken_effect_is_not_taken_back() {
        dissolvedOn(TODAY).when(revoke(under(university()))).thenRefused(ALREADY_IN_EFFECT);
        aFoundedUnit(new UnitEvent.MergedInto(CHEMISTRY, stamp(AHEAD))).when(revoke(under(university())))
            .thenRefused(NOTHING_TO_REVOKE);
    }

    @Test void a_unit_does_not_come_back_below_one_that_ends() {
        var gone = new Neighbour(UNIVERSITY, UnitKind.UNION, Standing.FOUNDED, Optional.of(MARCH_2015),
            Optional.of(AHEAD.plusDays(1)), Optional.empty());

        dissolvedOn(AHEAD).when(revoke(under(gone))).thenRefused(UNIT_DISSOLVED);
    }

    @Test void a_founding_that_lies_ahead_is_taken_back_unless_someone_counts_on_the_unit() {
        var founded = given(prepared(), submitted(), approved(), new UnitEvent.Founded(LegalStatus.NONE, stamp(AHEAD)));

        assertThat(founded.when(revoke(under(university()))).accepted().state()).isInstanceOf(Unit.Approved.class);
        founded.when(revoke(needed(new Dependents(List.of(CHEMISTRY), Optional.empty()))))
            .thenRefused(HAS_LIVE_CHILDREN);
        founded.when(revoke(needed(new Dependents(List.of(), Optional.of(AHEAD))))).thenRefused(LATER_CHANGES_STAND);
    }

    @Test void a_founding_is_corrected_to_an_earlier_day_and_to_no_later_one() {
        var founded = given(prepared(), submitted(), approved(),
            new UnitEvent.Founded(LegalStatus.NONE, stamp(MARCH_2015.plusYears(1))));
        var earlier = founded.when(found(MARCH_2015.plusDays(5))).accepted();

        assertThat(earlier.history().firstOn(Standing.FOUNDED)).contains(MARCH_2015.plusDays(5));
        assertThat(summed(earlier, "unit.count")).isEqualTo(1);
        assertThat(summed(earlier, "unit.changes")).isEqualTo(1);
        founded.when(found(MARCH_2015.plusYears(2))).thenRefused(ALREADY_FOUNDED);
        founded.when(found(MARCH_2015.minusDays(1))).thenRefused(DATE_BEFORE_FOUNDING);
    }

    private static Tale.Given dissolvedOn(LocalDate day) {
        return aFoundedUnit(new UnitEvent.DissolvedTo(UNIVERSITY, stamp(day)));
    }

    private static Revoke revoke(Facts facts) {
        return new Revoke(stamp(TODAY), facts);
    }

    private static Found found(LocalDate on) {
        return new Found(LegalStatus.NONE, stamp(on), under(university()));
    }

    private static Facts needed(Dependents dependents) {
        return new Facts(TODAY, new Seat(UNIVERSITY, Optional.of(UNIVERSITY)), Optional.of(university()),
            Placement.NONE, dependents, List.<UnitId>of());
    }

    private static int summed(Tale.Given given, String metric) {
        return given.history().movements().stream().filter(m -> m.metric().equals(metric))
            .mapToInt(m -> m.count()).sum();
    }
}
