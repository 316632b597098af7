package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Turns the stays of units, employers and sites into the records that units will enter, with ids for extra ones. */
final class Register {
    private final Tree tree;
    private final Horizon horizon;
    private final UnitFacts facts;
    private final List<Stay<Slot>> stays;
    private final IdentityHashMap<Slot, Place> places = new IdentityHashMap<>();

    Register(Ground ground, List<Stay<Slot>> stays) {
        this.tree = ground.tree();
        this.horizon = ground.horizon();
        this.facts = new UnitFacts(ground.catalogue(), new Hosting(tree));
        this.stays = List.copyOf(stays);
        for (var stay : this.stays) places.put(stay.what, place(stay));
    }

    private Place place(Stay<Slot> stay) {
        if (stay.what.place != null) return stay.what.place;
        var number = places.size() + 1;
        var name = "Extra " + stay.what.kind.replace('_', ' ') + " " + number;
        return new Place(tree.root().id() + "-x" + number, "extra", stay.what.kind, name, stay.place);
    }

    List<Planned> records() {
        var records = new ArrayList<Planned>();
        for (var stay : stays) records.add(record(stay));
        return records;
    }

    /** Employers of a unit that stand from the beginning to the end. */
    List<Place> employersOf(Place unit) {
        return stays.stream().filter(stay -> facts.isEmployer(stay.what.kind) && stay.place.equals(unit))
            .filter(stay -> !stay.begin().isAfter(horizon.settled()) && stay.end().isEmpty())
            .map(stay -> of(stay.what)).limit(StaffPlanner.REPORTERS_MAX).toList();
    }

    private Planned record(Stay<Slot> stay) {
        var place = of(stay.what);
        if (stay.what.kind.equals(UnitFacts.SITE))
            return new Planned.Site(place, stay.begin(), stay.end().orElse(null), stay.isNoise());
        if (facts.isEmployer(stay.what.kind))
            return new Planned.Employer(place, stay.begin(), stay.what.traits(stay.begin()).size(),
                employerChanges(stay, place), stay.isNoise());
        return new Planned.Unit(place, stay.begin(), stay.what.traits(stay.begin()), unitChanges(stay, place),
            stay.isNoise());
    }

    private List<Planned.UnitChange> unitChanges(Stay<Slot> stay, Place place) {
        var changes = new ArrayList<Planned.UnitChange>();
        stay.what.splitFrom().ifPresent(from -> changes.add(new Planned.UnitChange.SplitOff(stay.begin(), of(from))));
        var legal = stay.what.traits(stay.begin()).legal();
        for (var seen : stay.what.seen().entrySet()) {
            if (!seen.getValue().legal().equals(legal))
                changes.add(new Planned.UnitChange.Legal(seen.getKey(), seen.getValue().legal()));
            legal = seen.getValue().legal();
        }
        for (var turn : stay.what.turns)
            changes.add(turn.to() == null
                ? new Planned.UnitChange.Renamed(turn.on(), renamed(place, turn.on()))
                : new Planned.UnitChange.Moved(turn.on(), turn.to()));
        stay.end().ifPresent(end -> changes.add(end(stay, end)));
        return changes.stream().sorted(Comparator.comparing(Planned.UnitChange::on)).toList();
    }

    private Planned.UnitChange end(Stay<Slot> stay, LocalDate end) {
        var last = stay.what.turns.stream().flatMap(turn -> Optional.ofNullable(turn.to()).stream())
            .reduce(stay.place, (before, after) -> after);
        return stay.what.mergedInto()
            .<Planned.UnitChange>map(into -> new Planned.UnitChange.Merged(end, of(into)))
            .orElseGet(() -> new Planned.UnitChange.Dissolved(end, last));
    }

    private List<Planned.EmployerChange> employerChanges(Stay<Slot> stay, Place place) {
        var changes = new ArrayList<Planned.EmployerChange>();
        for (var period : stay.what.covered) {
            changes.add(new Planned.EmployerChange.Covered(period.begin(), unionFor(stay, period.begin())));
            period.end().ifPresent(end -> changes.add(new Planned.EmployerChange.CoverageEnded(end)));
        }
        if (stay.what.isExtra() && stay.what.born.organised())
            changes.add(new Planned.EmployerChange.Covered(stay.begin(), unionFor(stay, stay.begin())));
        for (var turn : stay.what.turns)
            changes.add(new Planned.EmployerChange.Renamed(turn.on(), renamed(place, turn.on())));
        stay.end().ifPresent(end -> changes.add(new Planned.EmployerChange.Closed(end)));
        return changes.stream().sorted(Comparator.comparing(Planned.EmployerChange::on)).toList();
    }

    /** Unions under the registering unit take turns in covering its employers; without any it covers them itself. */
    private Place unionFor(Stay<Slot> employer, LocalDate on) {
        var unions = stays.stream().filter(stay -> stay.what.place != null && stay.place.equals(employer.place))
            .filter(stay -> stay.what.kind.endsWith("union") && stay.begin().isBefore(on) && stay.end().isEmpty())
            .map(stay -> of(stay.what)).toList();
        return unions.isEmpty() ? employer.place
            : unions.get(Math.floorMod(of(employer.what).id().hashCode(), unions.size()));
    }

    private static String renamed(Place place, LocalDate on) {
        return place.name() + " (" + on + ")";
    }

    private Place of(Slot slot) {
        return Optional.ofNullable(places.get(slot)).orElseThrow(() -> new IllegalStateException("an unknown unit"));
    }
}
