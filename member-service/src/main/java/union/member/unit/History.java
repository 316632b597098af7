package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import union.member.figure.Movement;
import union.member.figure.Stock;
import union.platform.unit.UnitId;

/**
 * Everything that was ever recorded about one unit (组织沿革), and so its state on any day as known at any instant. A
 * value on a day is the entry with the latest effective date up to that day; of two with the same date, the one
 * recorded later. Entries are only ever added, also by revoking one: an earlier {@code asOf} stays what it was.
 */
public record History(UnitId unit, List<Entry> entries) {
    public static final int ENTRIES_MAX = 200;
    private static final Comparator<Entry> BY_EFFECT =
        Comparator.comparing(Entry::on).thenComparingInt(Entry::seq);

    public History {
        entries = List.copyOf(entries);
    }

    static History of(UnitId unit) {
        return new History(unit, List.of());
    }

    public UnitAt at(LocalDate day) {
        return at(day, Instant.MAX);
    }

    public UnitAt at(LocalDate day, Instant asOf) {
        return UnitAt.of(standing(asOf).filter(entry -> !entry.on().isAfter(day)).sorted(BY_EFFECT).toList());
    }

    /** The entries that stand as known at an instant: recorded by then, and not revoked by then. */
    private Stream<Entry> standing(Instant asOf) {
        var known = entries.stream().filter(entry -> !entry.stamp().recordedAt().isAfter(asOf)).toList();
        var revoked = known.stream().flatMap(entry -> entry.revokes().stream()).collect(Collectors.toSet());
        return known.stream().filter(entry -> entry.revokes().isEmpty() && !revoked.contains(entry.seq()));
    }

    Stream<Entry> standing() {
        return standing(Instant.MAX);
    }

    /** The latest entry of this sort that stands. */
    Optional<Entry> last(Entry.Change change) {
        return standing().filter(entry -> entry.change() == change).reduce((_, last) -> last);
    }

    History without(Entry one) {
        return new History(unit, entries.stream().filter(entry -> entry.seq() != one.seq()).toList());
    }

    /** With one more entry, which carries what it moves in the figures. */
    History plus(Entry.Change change, Stamp stamp, List<? extends Trait> set) {
        var bare = new Entry(entries.size() + 1, change, stamp, List.copyOf(set), List.of());
        var after = with(bare);
        var movements = new ArrayList<>(after.stock().since(stock()));
        movements.addAll(Structure.changes(after).since(Structure.changes(this)));
        return with(new Entry(bare.seq(), change, stamp, bare.set(), movements));
    }

    /** No trait of a kind-less history is asked for: the first entry always sets the kind. */
    UnitKind kind() {
        return at(LocalDate.MAX).kind().orElseThrow(() -> new IllegalStateException(unit + " has no kind"));
    }

    Optional<LocalDate> firstOn(Standing standing) {
        return firstOn(standing, Instant.MAX);
    }

    /** The first day on which it stood so, as was known at an instant. */
    Optional<LocalDate> firstOn(Standing standing, Instant asOf) {
        var status = new Trait.Status(standing);
        return standing(asOf).filter(entry -> entry.set().contains(status)).sorted(BY_EFFECT).map(Entry::on)
            .findFirst();
    }

    /** The earliest effective date of any entry; only of a history that has begun. */
    LocalDate firstDay() {
        return standing().map(Entry::on).min(Comparator.naturalOrder())
            .orElseThrow(() -> new IllegalStateException(unit + " has no history"));
    }

    /** The latest effective date of any entry; only of a history that has begun. */
    LocalDate lastOn() {
        return standing().map(Entry::on).max(Comparator.naturalOrder())
            .orElseThrow(() -> new IllegalStateException(unit + " has no history"));
    }

    /** The first day after {@code day} on which another parent holds, or the unit is dissolved. */
    Optional<LocalDate> placedUntil(LocalDate day) {
        return standing().filter(entry -> entry.on().isAfter(day))
            .filter(entry -> entry.set().stream().anyMatch(History::movesAway))
            .map(Entry::on).min(Comparator.naturalOrder());
    }

    /** Whether it takes nothing but an end any more, for which the last place is kept. */
    boolean isFull() {
        return entries.size() >= ENTRIES_MAX - 1;
    }

    private static boolean movesAway(Trait trait) {
        return trait instanceof Trait.Parent || trait.equals(new Trait.Status(Standing.DISSOLVED));
    }

    private History with(Entry entry) {
        var all = new ArrayList<>(entries);
        all.add(entry);
        return new History(unit, all);
    }

    Stream<Entry> splitsOn(LocalDate day) {
        return standing().filter(entry -> entry.change() == Entry.Change.SPLIT && entry.on().equals(day));
    }

    /** The days on which anything takes effect. */
    SortedSet<LocalDate> days() {
        return standing().map(Entry::on).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stock stock() {
        var steps = new TreeMap<LocalDate, Map<String, Object>>();
        for (var day : days()) steps.put(day, Structure.countedAs(at(day)));
        return new Stock(Structure.COUNT, steps);
    }

    /** Every movement that the history has stated so far. */
    public List<Movement> movements() {
        return entries.stream().flatMap(entry -> entry.movements().stream()).toList();
    }
}
