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
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Span;

/**
 * The tree of units over effective time (组织树), as it was known at one instant. The parent of a unit on a day is that
 * of the entry with the latest date up to it, the later sequence on a tie. Reporting keeps this model of its own beside
 * the platform's directory because a figure's {@code asOf} counts in the time at which entries reached this service.
 * A change of the tree never touches a day before its effective date, and never an earlier {@code asOf}.
 */
public final class Tree {
    public static final int DEPTH_MAX = 64;
    private static final NavigableMap<LocalDate, Optional<UnitId>> UNKNOWN = new TreeMap<>();
    private final Map<UnitId, NavigableMap<LocalDate, Optional<UnitId>>> parents;

    private Tree(Map<UnitId, NavigableMap<LocalDate, Optional<UnitId>>> parents) {
        this.parents = parents;
    }

    /** All entries. */
    public static Tree of(Collection<UnitEntry> entries) {
        var parents = new HashMap<UnitId, NavigableMap<LocalDate, Optional<UnitId>>>();
        entries.stream().sorted(UnitEntry.ORDER).forEach(entry -> parents
                .computeIfAbsent(entry.unit(), _ -> new TreeMap<>())
                .put(entry.on(), Optional.ofNullable(entry.parent())));
        return new Tree(parents);
    }

    /** The entries known at an instant. */
    public static Tree of(Collection<UnitEntry> entries, Instant asOf) {
        return of(entries.stream().filter(entry -> !entry.recordedAt().isAfter(asOf)).toList());
    }

    public Set<UnitId> units() {
        return Set.copyOf(parents.keySet());
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
        var history = parents.getOrDefault(path.getLast(), UNKNOWN);
        var from = span.from();
        while (true) {
            var held = history.floorEntry(from);
            var next = history.higherKey(from);
            boolean last = next == null || next.isAfter(span.to());
            var part = new Span(from, last ? span.to() : next.minusDays(1));
            var parent = held == null ? Optional.<UnitId>empty() : held.getValue();
            if (parent.isEmpty() || path.contains(parent.get()) || path.size() == DEPTH_MAX)
                found.add(new Stretch(part, path));
            else
                climb(with(path, parent.get()), part, found);
            if (last) return;
            from = next;
        }
    }

    private static List<UnitId> with(List<UnitId> path, UnitId parent) {
        var longer = new ArrayList<>(path);
        longer.add(parent);
        return List.copyOf(longer);
    }
}
