package union.reporting.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;

/** Adds up slot by slot what streams by; holds a line per slot and set of dimensions, and nothing of what was added. */
final class SlotSums {
    private final Map<UnitId, Map<Slot, Map<Dims, Long>>> sums = new LinkedHashMap<>();

    SlotSums(List<Slot> slots) {
        for (var slot : slots)
            sums.computeIfAbsent(slot.unit(), _ -> new LinkedHashMap<>()).put(slot, new LinkedHashMap<>());
    }

    Set<UnitId> units() {
        return sums.keySet();
    }

    Map<Slot, Map<Dims, Long>> of(UnitId unit) {
        return sums.getOrDefault(unit, Map.of());
    }

    void add(Fact fact) {
        of(fact.unit()).forEach((slot, into) -> {
            if (slot.span().contains(fact.on())) into.merge(fact.dims(), fact.count(), Long::sum);
        });
    }

    List<Tally> tallies() {
        var tallies = new ArrayList<Tally>();
        sums.values().forEach(of -> of.forEach((slot, into) ->
                into.forEach((dims, count) -> tallies.add(new Tally(slot, dims, count)))));
        return tallies;
    }
}
