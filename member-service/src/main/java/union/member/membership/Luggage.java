package union.member.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import union.member.membership.Change.MovedIn;
import union.platform.unit.UnitId;

/**
 * What goes along when a person moves with a merged or split unit: how they stood at the end of the day, since when
 * they are a member, and the lines that were already written for later days. So a merger recorded years late takes
 * along whatever was recorded in the meantime, and nobody is counted as joined or left.
 */
public record Luggage(MovedIn arrival, LocalDate on, List<Entry> later) {
    public Luggage {
        later = List.copyOf(later);
    }

    /** What a membership would take along now. */
    static Luggage packed(Membership membership, UnitId from, LocalDate on) {
        var timeline = membership.timeline();
        var at = timeline.at(on);
        var arrival = at.standing().open()
            ? new MovedIn(from, at.standing(), at.memberSince(), at.attributes())
            : new MovedIn(from, Standing.OUTSIDE, Optional.empty(), Optional.empty());
        return new Luggage(arrival, on, timeline.effective().stream().filter(e -> e.on().isAfter(on)).toList());
    }

    /** What a membership took along by the line of that number: the same whenever it is asked. */
    static Luggage taken(Membership membership, UnitId from, Entry movedOut) {
        var before = new Membership(membership.ledger().subList(0, movedOut.number() - 1), membership.basis());
        return packed(before, from, movedOut.on());
    }

    /**
     * What the line of that number should have taken along by all that is known now, but for lines dated later: these
     * are the new unit's own since.
     */
    static Luggage again(Membership membership, UnitId from, Entry movedOut) {
        return new Luggage(packed(membership.without(movedOut.number()), from, movedOut.on()).arrival(),
            movedOut.on(), List.of());
    }

    boolean empty() {
        return !arrival.standing().open() && later.isEmpty();
    }
}
