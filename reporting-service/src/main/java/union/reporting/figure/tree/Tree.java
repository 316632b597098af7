package union.reporting.figure.tree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Span;

/**
 * The tree of units over effective time (组织树), as it was known at one instant. The unit above another on a day is its
 * parent, that of the entry with the latest date up to it, the later sequence on a tie; for a dissolved unit it is the
 * custodian, to which its records passed. An entry that was taken back counts as if it had never been. Reporting keeps
 * this model of its own beside the platform's directory because a figure's {@code asOf} counts in the time at which
 * entries reached this service.
 * A change of the tree never touches a day before its effective date, and never an earlier {@code asOf}.
 */
public final class Tree {
    public static final int DEPTH_MAX = 64;
    private static final NavigableMap<LocalDate, Optional<UnitId>> UNKNOWN = new TreeMap<>();
    private final Map<UnitId, NavigableMap<LocalDate, Optional<UnitId>>> uppers;

    private Tree(Map<UnitId, NavigableMap<LocalDate, Optional<UnitId>>> uppers) {
        this.uppers = uppers;
    }

    /** All entries. */
    public static Tree of(Collection<UnitEntry> entries) {
        var revoked = entries.stream().filter(entry -> entry.how() == UnitEntry.How.REVOKES)
                .map(entry -> new Named(entry.unit(), entry.revokes())).collect(Collectors.toSet());
        var standing = entries.stream()
                .filter(entry -> !revoked.contains(new Named(entry.unit(), entry.sequence()))).toList();
        var uppers = timelines(standing, UnitEntry.How.HANGS);
        timelines(standing, UnitEntry.How.ENDS).forEach((unit, ends) -> {
            var all = uppers.computeIfAbsent(unit, _ -> new TreeMap<>());
            all.tailMap(ends.firstKey(), true).clear(); // only a revocation brings a dissolved unit back
            all.putAll(ends);
        });
        return new Tree(uppers);
    }

    /** Names an entry. */
    private record Named(UnitId unit, long sequence) {}

    private static Map<UnitId, NavigableMap<LocalDate, Optional<UnitId>>> timelines(
            Collection<UnitEntry> entries, UnitEntry.How how) {
        var uppers = new HashMap<UnitId, NavigableMap<LocalDate, Optional<UnitId>>>();
        entries.stream().filter(entry -> entry.how() == how).sorted(UnitEntry.ORDER).forEach(entry -> uppers
                .computeIfAbsent(entry.unit(), _ -> new TreeMap<>())
                .put(entry.on(), Optional.ofNullable(entry.upper())));
        return uppers;
    }

    /** The entries known at an instant. */
    public static Tree of(Collection<UnitEntry> entries, Instant asOf) {
        return of(entries.stream().filter(entry -> !entry.recordedAt().isAfter(asOf)).toList());
    }

    public Set<UnitId> units() {
        return Set.copyOf(uppers.keySet());
    }

    /** The unit itself first, the root last. */
    public List<UnitId> path(UnitId unit, LocalDate on) {
        return stretches(unit, new Span(on, on)).getFirst().path();
    }

    /** The days of a span, cut where the path of the unit changes; together they cover the span. */
    public List<Stretch> stretches(UnitId unit, Span span) {
        var found = new ArrayList<Stretch>();
        climb(List.of(unit), span, found);
        return found;
    }

    /** Days on which one path holds. */
    public record Stretch(Span span, List<UnitId> path) {}

    private void climb(List<UnitId> path, Span span, List<Stretch> found) {
        var history = uppers.getOrDefault(path.getLast(), UNKNOWN);
        var from = span.from();
        while (true) {
            var held = history.floorEntry(from);
            var next = history.higherKey(from);
            boolean last = next == null || next.isAfter(span.to());
            var part = new Span(from, last ? span.to() : next.minusDays(1));
            var upper = held == null ? Optional.<UnitId>empty() : held.getValue();
            if (upper.isEmpty() || path.contains(upper.get()) || path.size() == DEPTH_MAX)
                found.add(new Stretch(part, path));
            else
                climb(with(path, upper.get()), part, found);
            if (last) return;
            from = next;
        }
    }

    private static List<UnitId> with(List<UnitId> path, UnitId upper) {
        var longer = new ArrayList<>(path);
        longer.add(upper);
        return List.copyOf(longer);
    }
}
