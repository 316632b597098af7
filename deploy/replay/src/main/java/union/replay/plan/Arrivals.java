package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import union.replay.source.Figure;

/**
 * Units that come under another with all their members (整体划入), from the federation above the case's root. Their
 * members are on its roll from that day on, and have not joined that day; until then none of its figures sees them.
 * They are of kinds that no figure counts.
 */
final class Arrivals {
    private record Coming(Place to, LocalDate on) {}

    private final Ground ground;
    private final Set<String> counted;
    private final Map<Coming, Place> units = new LinkedHashMap<>();

    Arrivals(Ground ground) {
        this.ground = ground;
        this.counted = ground.covered().stream().filter(figure -> figure.basis().isEmpty()).map(Figure::dims)
            .filter(dims -> dims.containsKey("unit_kind")).map(dims -> dims.getOrDefault("unit_kind", ""))
            .collect(Collectors.toSet());
    }

    /** The unit that comes under {@code to} on that day; none if it would be counted or may not hang there. */
    Optional<Place> unit(Place to, LocalDate on) {
        var coming = new Coming(to, on);
        if (units.containsKey(coming)) return Optional.of(units.get(coming));
        var kind = Shape.ABLE.stream().filter(one -> !counted.contains(one) && Hosting.allows(one, to.kind()))
            .findFirst();
        return kind.map(code -> {
            var number = units.size() + 1;
            var top = ground.tree().top();
            var unit = new Place(ground.tree().root().id() + "-V" + number, "coming", code, "Coming " + number, top);
            units.put(coming, unit);
            return unit;
        });
    }

    /** Whoever must be there on a day and may not join before it comes along with a unit; else empty. */
    Optional<Stay<Profile>> bring(Stay<Profile> stay, int salt) {
        var first = stay.first == null ? ground.horizon().latest() : stay.first;
        var on = first.isAfter(ground.horizon().today()) ? ground.horizon().today() : first;
        var begin = Days.spread(ground.horizon().before(), 2L + Math.floorMod(salt, 20), 24);
        return unit(stay.place, on).map(unit -> stay.cameWith(unit, begin));
    }

    /** Units that come only when no figure looks any more: what lies there counts for those who ask too late. */
    Map<Place, Place> afterAll(List<Place> places) {
        var late = ground.horizon().latest().plusDays(1);
        var coming = new LinkedHashMap<Place, Place>();
        if (!late.isAfter(ground.horizon().today()))
            places.forEach(place -> unit(place, late).ifPresent(unit -> coming.put(place, unit)));
        return coming;
    }

    List<Planned> records() {
        var records = new ArrayList<Planned>();
        units.forEach((coming, unit) -> records.add(new Planned.Unit(unit, ground.horizon().founded(unit.depth()),
            Traits.NONE, List.of(new Planned.UnitChange.Moved(coming.on(), coming.to())),
            coming.on().isAfter(ground.horizon().latest()))));
        return records;
    }
}
