package union.member.membership;

import java.time.LocalDate;
import java.util.Optional;
import union.member.person.Particulars;
import union.member.person.People;
import union.member.person.Person;
import union.member.site.Sites;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;

/** What a ledger cannot know: who the person is, the tree around the unit, and its sites. */
record Surroundings(People people, UnitDirectory units, Sites sites) {
    Optional<Particulars> particulars(UnitId unit, String person) {
        return people.details(unit, person).map(Person.Details::particulars);
    }

    UnitFacts facts(UnitId unit) {
        return units.find(unit).map(UnitFacts::of).orElse(UnitFacts.UNKNOWN);
    }

    /** Ids mean nothing beyond their tree: another tree may use the same one for somebody else. */
    boolean sameTree(UnitId one, UnitId other) {
        return units.root(one).equals(units.root(other));
    }

    /** The site, if none of that code is open on that day in the unit or above it. */
    Optional<String> unknown(UnitId unit, LocalDate on, Optional<String> site) {
        return site.filter(code -> units.path(unit, on).stream().noneMatch(above -> sites.isOpen(above, code, on)));
    }
}
