package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the platform would refuse of a plan's structure: its rules as far as plans come near them. */
final class Lawfulness {
    private final Map<Place, Planned.Unit> units = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private Lawfulness(Plan plan) {
        for (var unit : plan.all(Planned.Unit.class)) units.put(unit.place(), unit);
        for (var unit : units.values()) check(unit);
        for (var employer : plan.all(Planned.Employer.class)) {
            within(employer.place(), employer.on(), null);
            for (var change : employer.changes())
                if (change instanceof Planned.EmployerChange.Covered covered) covers(covered);
        }
        for (var site : plan.all(Planned.Site.class)) within(site.place(), site.on(), null);
        for (var member : plan.all(Planned.Member.class)) {
            var first = member.term().applied() == null ? member.term().admitted() : member.term().applied();
            stands(member.unit(), first, "a membership");
            if (!MemberFacts.keepsRoll(member.unit().kind())) broken.add(member.unit() + " keeps no roll");
        }
        for (var officer : plan.all(Planned.Officer.class)) stands(officer.unit(), officer.from(), "a post");
    }

    static List<String> brokenBy(Plan plan) {
        return new Lawfulness(plan).broken;
    }

    private void check(Planned.Unit unit) {
        within(unit.place(), unit.founded(), unit.place().kind());
        for (var change : unit.changes()) {
            if (change.on().isBefore(unit.founded())) broken.add(unit.place() + " changes before it is founded");
            switch (change) {
                case Planned.UnitChange.Moved moved -> hangs(unit.place().kind(), moved.to(), moved.on());
                case Planned.UnitChange.Merged merged -> stands(merged.into(), merged.on(), "a merger");
                case Planned.UnitChange.SplitOff split -> stands(split.from(), split.on(), "a split");
                case Planned.UnitChange.Renamed _, Planned.UnitChange.Legal _, Planned.UnitChange.Dissolved _ -> {}
            }
        }
    }

    private void covers(Planned.EmployerChange.Covered covered) {
        stands(covered.union(), covered.on(), "a coverage");
        if (!MemberFacts.keepsRoll(covered.union().kind())) broken.add(covered.union() + " covers, without members");
    }

    private void within(Place place, LocalDate on, String kind) {
        hangs(kind, place.parent(), on);
    }

    private void hangs(String kind, Place host, LocalDate on) {
        stands(host, on, kind == null ? "an entry" : "a " + kind);
        if (kind != null && !Hosting.allows(kind, host.kind())) broken.add(kind + " may not hang under " + host.kind());
    }

    private void stands(Place place, LocalDate on, String what) {
        var unit = units.get(place);
        if (unit == null) return;
        if (unit.founded().isAfter(on)) broken.add(what + " of " + on + " in " + place + " of " + unit.founded());
        for (var change : unit.changes())
            if ((change instanceof Planned.UnitChange.Merged || change instanceof Planned.UnitChange.Dissolved)
                && !change.on().isAfter(on)) broken.add(what + " of " + on + " in " + place + ", which is no more");
    }
}
