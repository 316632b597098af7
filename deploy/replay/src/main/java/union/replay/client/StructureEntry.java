package union.replay.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import union.replay.plan.Place;
import union.replay.plan.Planned;
import union.replay.plan.Planned.UnitChange;

/**
 * Enters what happened to units after they were founded, day by day, since what a unit is merged into must still stand.
 */
final class StructureEntry {
    private final Crew crew;
    private final Desk desk;
    private final Map<Place, Place> parents = new ConcurrentHashMap<>();
    private final Set<Place> spoilt = ConcurrentHashMap.newKeySet();

    StructureEntry(Crew crew, Desk desk) {
        this.crew = crew;
        this.desk = desk;
    }

    /** What happens to a unit; a split is something that happens to the unit that is divided. */
    private record Step(Place unit, Place other, UnitChange change) {}

    void enter(List<Planned.Unit> units) {
        var steps = new TreeMap<LocalDate, Map<Place, List<Step>>>();
        for (var unit : units)
            for (var change : unit.changes()) {
                var about = change instanceof UnitChange.SplitOff split ? split.from() : unit.place();
                steps.computeIfAbsent(change.on(), day -> new LinkedHashMap<>())
                    .computeIfAbsent(about, place -> new ArrayList<>()).add(new Step(about, unit.place(), change));
            }
        var known = new HashSet<Place>();
        for (var day : steps.values()) {
            day.keySet().stream().filter(known::add)
                .forEach(unit -> desk.founded(crew.leader(parent(unit)), unit.id()));
            Work.each(day.values(), ofOneUnit -> ofOneUnit.forEach(step -> {
                if (!enter(step)) spoilt.add(step.unit());
            }));
        }
        units.stream().filter(unit -> !spoilt.contains(unit.place())).forEach(desk::entered);
    }

    private boolean enter(Step step) {
        var id = step.unit().id();
        var on = step.change().on().toString();
        var parent = parents.getOrDefault(step.unit(), parent(step.unit()));
        return switch (step.change()) {
            case UnitChange.Renamed renamed -> own(step.unit(), "/name", Map.of("name", renamed.name(), "on", on));
            case UnitChange.Legal legal ->
                own(step.unit(), "/legal-registration", Map.of("status", legal.status(), "on", on));
            case UnitChange.Moved moved -> {
                parents.put(step.unit(), moved.to());
                yield decide(common(parent, moved.to()), id, "/parent", Map.of("parent", moved.to().id(), "on", on));
            }
            case UnitChange.Merged merged ->
                decide(parent, id, "/merger", Map.of("into", merged.into().id(), "on", on));
            case UnitChange.Dissolved dissolved ->
                decide(parent, id, "/dissolution", Map.of("custodian", dissolved.custodian().id(), "on", on));
            case UnitChange.SplitOff _ -> decide(parent, id, "/split", Map.of("into", step.other().id(), "on", on));
        };
    }

    private boolean own(Place unit, String act, Map<String, Object> body) {
        return desk.change(crew.leader(unit), unit.id(), "/member/units/" + unit.id() + act, body);
    }

    private boolean decide(Place upper, String unit, String act, Map<String, Object> body) {
        return desk.change(crew.leader(upper), unit, "/member/units/" + upper.id() + "/structure/" + unit + act, body);
    }

    /** The lowest unit that stands above or at both. */
    private static Place common(Place one, Place other) {
        var upper = one;
        while (!other.within(upper)) upper = parent(upper);
        return upper;
    }

    private static Place parent(Place unit) {
        var parent = unit.parent();
        if (parent == null) throw new IllegalStateException(unit + " has none above");
        return parent;
    }
}
