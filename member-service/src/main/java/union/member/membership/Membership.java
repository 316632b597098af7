package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import union.member.membership.MembershipEvent.AgeBandReached;
import union.member.membership.MembershipEvent.Basis;
import union.member.membership.MembershipEvent.Entered;
import union.member.membership.MembershipEvent.ParticularsCorrected;
import union.member.membership.MembershipEvent.StruckOut;
import union.member.person.Particulars;

/**
 * One person's membership in one unit (会籍): a ledger of dated lines, and with what its figures were reckoned. A person
 * may leave and join the same unit again; it stays one ledger, so that nobody is on one unit's roll twice on any day.
 * Bounded: {@link #ENTRIES_MAX} lines.
 *
 * @param basis empty before the first line
 */
public record Membership(List<Entry> ledger, Optional<Basis> basis) {
    public static final int ENTRIES_MAX = 500;
    static final Membership NONE = new Membership(List.of(), Optional.empty());

    public Membership {
        ledger = List.copyOf(ledger);
    }

    public Timeline timeline() {
        return Timeline.of(ledger);
    }

    static Membership evolve(Membership before, MembershipEvent event) {
        return switch (event) {
            case Entered e -> before.add(e.entries(), e.basis());
            case StruckOut e -> new Membership(before.strikeOut(e.number()), Optional.of(e.basis()));
            case ParticularsCorrected e -> new Membership(before.ledger, Optional.of(e.basis()));
            case AgeBandReached e -> new Membership(before.ledger, Optional.of(e.basis()));
        };
    }

    private Membership add(List<Entry> entries, Basis changed) {
        var all = new ArrayList<>(ledger);
        all.addAll(entries);
        return new Membership(all, Optional.of(changed));
    }

    private List<Entry> strikeOut(int number) {
        return ledger.stream().map(entry -> entry.number() == number ? entry.strikeOut() : entry).toList();
    }

    int nextNumber() {
        return ledger.size() + 1;
    }

    Optional<Entry> entry(int number) {
        return number < 1 || number > ledger.size() ? Optional.empty() : Optional.of(ledger.get(number - 1));
    }

    /** The opaque id of whose ledger it is; empty before the first line. */
    public String person() {
        return basis.map(Basis::person).orElse("");
    }

    Particulars particulars() {
        return basis.orElseThrow().particulars();
    }

    LocalDate birthDate() {
        return particulars().birthDate();
    }

    AgeBands bands() {
        return basis.orElseThrow().bands();
    }

    LocalDate through() {
        return basis.orElseThrow().through();
    }

    /** The next birthday on which the figures change, for whoever is on the roll now. */
    Optional<LocalDate> nextBandOn() {
        return timeline().last().standing().onTheRoll() ? bands().nextAfter(through(), birthDate()) : Optional.empty();
    }
}
