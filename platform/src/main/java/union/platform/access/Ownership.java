package union.platform.access;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;

/** Decides who may act on and see what, from the tree and the posts of the day. The only place that does. */
public final class Ownership {
    private final UnitDirectory units;
    private final OfficerDirectory officers;
    private final Rights rights;

    public Ownership(UnitDirectory units, OfficerDirectory officers, Rights rights) {
        this.units = units;
        this.officers = officers;
        this.rights = rights;
    }

    /** Rule 1: a post with the right in the unit that keeps the records of {@code unit}. */
    public boolean owns(Caller caller, UnitId unit, String right, LocalDate today) {
        return caller.signedIn()
            && units.keeper(unit, today).filter(keeper -> rightsIn(caller, keeper, today).contains(right)).isPresent();
    }

    /** Rule 3: a post with the right in the unit or in one above it, on the tree of today. */
    public boolean seesFigures(Caller caller, UnitId unit, String right, LocalDate today) {
        if (!caller.signedIn() || units.find(unit).isEmpty()) return false;
        var held = officers.of(caller.subject(), today).stream()
            .filter(h -> rights.of(h.post()).contains(right)).map(h -> h.unit()).toList();
        return units.path(unit, today).stream().anyMatch(held::contains)
            || units.keeper(unit, today).filter(held::contains).isPresent();
    }

    /** What the caller's posts of the day allow in one unit. */
    public Set<String> rightsIn(Caller caller, UnitId unit, LocalDate today) {
        var found = new TreeSet<String>();
        officers.of(caller.subject(), today).stream().filter(h -> h.unit().equals(unit))
            .forEach(h -> found.addAll(rights.of(h.post())));
        return found;
    }
}
