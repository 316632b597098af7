package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.Tale.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
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
            for (var day = MARCH_2015; !day.isAfter(LAST); day = day.plusDays(1))
                assertThat(summed(unit.history(), day)).isEqualTo(recounted(unit.history(), day));
        });
    }

    private static UnitEvent anything(Generator random) {
        var stamp = stamp(random.date(MARCH_2015, LAST));
        return switch (random.between(0, 4)) {
            case 0 -> new UnitEvent.LegallyRegistered(random.pick(LegalStatus.class), stamp);
            case 1 -> new UnitEvent.AttributesChanged(List.of(new Trait.Size(random.pick(SizeClass.class))), stamp);
            case 2 -> new UnitEvent.Renamed(random.word(5), stamp);
            case 3 -> new UnitEvent.ReParented(CHEMISTRY, stamp);
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
