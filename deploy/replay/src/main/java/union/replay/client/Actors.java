package union.replay.client;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import union.replay.plan.Place;
import union.replay.plan.Plan;
import union.replay.plan.Planned;
import union.replay.plan.Planned.UnitChange;

/** The units whose officers have something to enter or to decide, and therefore need accounts. */
final class Actors {
    private final Set<String> units = new HashSet<>();

    Actors(Plan plan) {
        Stream.of(plan.tree().top(), plan.tree().root(), plan.tree().aside()).forEach(this::add);
        plan.records().forEach(record -> {
            switch (record) {
                case Planned.Unit unit -> add(unit);
                case Planned.Employer employer -> addHost(employer.place());
                case Planned.Site site -> addHost(site.place());
                case Planned.Headcount report -> addHost(report.employer());
                case Planned.Member member -> add(member.unit());
                case Planned.Officer officer -> add(officer.unit());
                case Planned.Target target -> add(target.unit());
            }
        });
    }

    boolean contains(Place unit) {
        return units.contains(unit.id());
    }

    private void add(Planned.Unit unit) {
        addHost(unit.place());
        for (var change : unit.changes())
            switch (change) {
                case UnitChange.Renamed _, UnitChange.Legal _ -> add(unit.place());
                case UnitChange.Moved moved -> addAll(moved.to());
                case UnitChange.SplitOff split -> addHost(split.from());
                case UnitChange.Merged _, UnitChange.Dissolved _ -> {}
            }
    }

    /** A move is decided by some unit above both places. */
    private void addAll(Place place) {
        add(place);
        var parent = place.parent();
        if (parent != null) addAll(parent);
    }

    private void addHost(Place place) {
        var host = place.parent();
        if (host != null) add(host);
    }

    private void add(Place unit) {
        units.add(unit.id());
    }
}
