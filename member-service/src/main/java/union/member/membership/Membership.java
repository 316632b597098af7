package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import union.member.membership.Change.Applied;
import union.member.membership.Change.MovedIn;
import union.member.membership.Facts.Deed;
import union.member.membership.MembershipEvent.AgeBandReached;
import union.member.membership.MembershipEvent.Basis;
import union.member.membership.MembershipEvent.Entered;
import union.member.membership.MembershipEvent.ParticularsCorrected;
import union.member.membership.MembershipEvent.StruckOut;
import union.member.person.Particulars;
import union.platform.unit.UnitId;

/**
 * One person's membership in one unit (会籍): a ledger of dated lines, and with what its figures were reckoned. A person
 * may leave and join the same unit again; it stays one ledger, so that nobody is on one unit's roll twice on any day.
 * Bounded: {@link #ENTRIES_MAX} lines, and {@link #CLOSING_ENTRIES_MAX} more that only end something.
 *
 * @param basis empty before the first line
 */
public record Membership(List<Entry> ledger, Optional<Basis> basis) {
    public static final int ENTRIES_MAX = 500;
    public static final int CLOSING_ENTRIES_MAX = 100;
    /** Applications that a person may write for themselves before anyone else writes in the ledger. */
    public static final int OPEN_TRIES_MAX = 5;
    static final Membership NONE = new Membership(List.of(), Optional.empty());

    public Membership {
        ledger = List.copyOf(ledger);
    }

    public Timeline timeline() {
        return Timeline.of(ledger);
    }

    static Membership evolve(Membership before, MembershipEvent event) {
        return switch (event) {
            case Entered e -> new Membership(before.strikeOut(e.silenced()), Optional.of(e.basis())).with(e.entries());
            case StruckOut e -> new Membership(before.strikeOut(List.of(e.number())), Optional.of(e.basis()));
            case ParticularsCorrected e -> new Membership(before.ledger, Optional.of(e.basis()));
            case AgeBandReached e -> new Membership(before.ledger, Optional.of(e.basis()));
        };
    }

    List<Entry> strikeOut(List<Integer> numbers) {
        return ledger.stream().map(entry -> numbers.contains(entry.number()) ? entry.strikeOut() : entry).toList();
    }

    int nextNumber() {
        return ledger.size() + 1;
    }

    /** The next line; recorded never before the lines that are there, so that a clock put back reorders no day. */
    Entry next(LocalDate on, Change change, Deed deed) {
        var at = Stream.concat(Stream.of(deed.at()), ledger.stream().map(Entry::recordedAt))
            .max(Comparator.naturalOrder()).orElseThrow();
        return new Entry(nextNumber(), on, change, at, deed.actor(), false);
    }

    /** With more lines, as they would be read. */
    Membership with(List<Entry> lines) {
        var all = new ArrayList<>(ledger);
        all.addAll(lines);
        return new Membership(all, basis);
    }

    Membership without(int number) {
        return new Membership(ledger.stream().filter(entry -> entry.number() != number).toList(), basis);
    }

    /** The last word about who came from that unit on that day. */
    Optional<MovedIn> arrival(UnitId from, LocalDate on) {
        return ledger.stream().filter(e -> e.on().equals(on)).map(Entry::change).filter(MovedIn.class::isInstance)
            .map(MovedIn.class::cast).filter(c -> c.from().equals(from)).reduce((_, last) -> last);
    }

    Optional<Entry> entry(int number) {
        return number < 1 || number > ledger.size() ? Optional.empty() : Optional.of(ledger.get(number - 1));
    }

    /** How often the person has applied for themselves since somebody else last wrote a line. */
    long openTries(String person) {
        var others = ledger.stream().filter(e -> !e.by().equals(person)).mapToInt(Entry::number).max().orElse(0);
        return ledger.stream().filter(e -> e.number() > others && e.change() instanceof Applied).count();
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
