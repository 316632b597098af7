package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.Tale.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import union.testing.Generator;
import union.testing.PropertyTest;

/** Whatever is recorded, in whatever order of effect: the movements add up to what a recount of each day finds. */
class MovementsOfAUnitTest {
    private static final LocalDate LAST = MARCH_2015.plusDays(40);

    @TestFactory DynamicTest the_sum_of_the_movements_is_the_recount_of_every_day() {
        return PropertyTest.property("movements equal the recount", 200, random -> {
            var unit = aFoundedUnit();
            for (int step = random.between(0, 12); step > 0; step--) unit = unit.and(anything(random));
            var end = unit.history().last(Entry.Change.DISSOLVED).filter(_ -> random.chance(50));
            if (end.isPresent()) unit = unit.and(new UnitEvent.Revoked(end.get().seq(), stamp(end.get().on())));
            for (var day = MARCH_2015; !day.isAfter(LAST); day = day.plusDays(1)) {
                assertThat(summed(unit.history(), day)).isEqualTo(recounted(unit.history(), day));
                assertThat(changesStated(unit.history(), day)).as("changes on " + day)
                    .isEqualTo(changesSeen(unit.history(), day));
            }
        });
    }

    @Test void a_misspelled_name_put_right_is_one_renaming() {
        var renamed = aFoundedUnit(new UnitEvent.Renamed("物里分会", stamp(TODAY)),
            new UnitEvent.Renamed("物理分会", stamp(TODAY)));

        assertThat(changesStated(renamed.history(), TODAY)).isEqualTo(Map.of("renamed", 1));
    }

    @Test void a_move_that_turns_out_to_have_come_earlier_is_one_move() {
        var moved = aFoundedUnit(new UnitEvent.ReParented(CHEMISTRY, stamp(TODAY)),
            new UnitEvent.ReParented(CHEMISTRY, stamp(TODAY.minusYears(1))));

        assertThat(changesStated(moved.history(), TODAY)).isEmpty();
        assertThat(changesStated(moved.history(), TODAY.minusYears(1))).isEqualTo(Map.of("re_parented", 1));
    }

    private static Map<String, Integer> changesStated(History history, LocalDate day) {
        var sums = new HashMap<String, Integer>();
        history.movements().stream().filter(m -> m.metric().equals("unit.changes") && m.on().equals(day))
            .forEach(m -> sums.merge(m.dims().get("change").toString(), m.count(), Integer::sum));
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    /** What someone sees who looks at the unit in the evening of the day and of the day before. */
    private static Map<String, Integer> changesSeen(History history, LocalDate day) {
        var before = history.at(day.minusDays(1));
        var after = history.at(day);
        var seen = new HashMap<String, Integer>();
        if (!before.is(Standing.FOUNDED)) {
            if (after.is(Standing.FOUNDED)) seen.put("founded", 1);
            return seen;
        }
        if (!after.name().equals(before.name())) seen.put("renamed", 1);
        if (!after.parent().equals(before.parent())) seen.put("re_parented", 1);
        if (after.is(Standing.DISSOLVED))
            seen.put(after.trait(Trait.MergedInto.class).isPresent() ? "merged" : "dissolved", 1);
        int splits = (int) history.entries().stream()
            .filter(e -> e.on().equals(day) && e.change() == Entry.Change.SPLIT).count();
        if (splits > 0) seen.put("split", splits);
        return seen;
    }

    private static UnitEvent anything(Generator random) {
        var stamp = stamp(random.date(MARCH_2015, LAST));
        return switch (random.between(0, 6)) {
            case 0 -> new UnitEvent.LegallyRegistered(random.pick(LegalStatus.class), stamp);
            case 1 -> new UnitEvent.AttributesChanged(List.of(new Trait.Size(random.pick(SizeClass.class))), stamp);
            case 2 -> new UnitEvent.Renamed(random.pick(List.of("a", "b")), stamp);
            case 3 -> new UnitEvent.ReParented(random.pick(List.of(UNIVERSITY, CHEMISTRY)), stamp);
            case 4 -> new UnitEvent.SplitInto(CHEMISTRY, stamp);
            case 5 -> new UnitEvent.MergedInto(CHEMISTRY, stamp);
            default -> new UnitEvent.DissolvedTo(UNIVERSITY, stamp);
        };
    }

    private static Map<Map<String, Object>, Integer> summed(History history, LocalDate day) {
        var sums = new HashMap<Map<String, Object>, Integer>();
        history.movements().stream().filter(m -> m.metric().equals("unit.count") && !m.on().isAfter(day))
            .forEach(m -> sums.merge(m.dims(), m.count(), Integer::sum));
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    private static Map<Map<String, Object>, Integer> recounted(History history, LocalDate day) {
        var unit = history.at(day);
        if (!unit.is(Standing.FOUNDED)) return Map.of();
        var dims = new HashMap<String, Object>(Map.of("unit_kind", "sub_union", "org_status", "organised",
            "legal_status", unit.legalStatus().code()));
        unit.sizeClass().ifPresent(size -> dims.put("size_class", size.code()));
        return Map.of(dims, 1);
    }
}
