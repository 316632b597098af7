package union.platform.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who holds which post, in memory from the compacted topic: rights come from here, day by day, and nowhere else. */
public final class OfficerDirectory {
    private record Holder(UnitId unit, String person) {}

    private record Known(long version, List<Holding> holdings) {}

    private final Map<Holder, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Map<UnitId, Boolean>> unitsOf = new ConcurrentHashMap<>();
    private final Map<UnitId, Map<String, Boolean>> holdersIn = new ConcurrentHashMap<>();

    /** Takes in all holdings of one person in one unit, unless a newer version is there. */
    public boolean apply(UnitId unit, String person, long version, List<Holding> holdings) {
        unitsOf.computeIfAbsent(person, _ -> new ConcurrentHashMap<>()).put(unit, true);
        holdersIn.computeIfAbsent(unit, _ -> new ConcurrentHashMap<>()).put(person, true);
        var now = new Known(version, List.copyOf(holdings));
        var kept = known.merge(new Holder(unit, person), now, (a, b) -> b.version() > a.version() ? b : a);
        return kept.version() == version;
    }

    /** The posts that a person holds on a day, in all units. */
    public List<Holding> of(String person, LocalDate on) {
        return unitsOf.getOrDefault(person, Map.of()).keySet().stream()
            .flatMap(unit -> ever(unit, person).stream()).filter(h -> h.on(on)).toList();
    }

    /** The posts held in a unit on a day, by anyone. */
    public List<Holding> in(UnitId unit, LocalDate on) {
        return everIn(unit).stream().filter(h -> h.on(on)).toList();
    }

    /** Every holding that was ever recorded in a unit. */
    public List<Holding> everIn(UnitId unit) {
        return holdersIn.getOrDefault(unit, Map.of()).keySet().stream().sorted()
            .flatMap(person -> ever(unit, person).stream()).toList();
    }

    private List<Holding> ever(UnitId unit, String person) {
        var found = known.get(new Holder(unit, person));
        return found == null ? List.of() : found.holdings();
    }
}
