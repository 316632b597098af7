package union.platform.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * The temporal tree of units in memory: every service reads it from the compacted topic and asks it, for any civil day
 * and any state of knowledge, who stands above and below whom. No document carries a path, so a re-parented unit
 * rewrites nothing.
 */
public final class UnitDirectory {
    public static final int DEPTH_MAX = 32;
    private static final String DISSOLVED = UnitStatus.DISSOLVED.stored();

    private final Map<UnitId, UnitHistory> units = new ConcurrentHashMap<>();
    private final Map<UnitId, Set<UnitId>> everBelow = new ConcurrentHashMap<>();

    /** Takes in a history, unless a newer one is there. Returns whether it is what is known now. */
    public boolean apply(UnitHistory history) {
        Stream.concat(history.parentsEver(), history.custodiansEver()).forEach(upper ->
            everBelow.computeIfAbsent(upper, _ -> new ConcurrentSkipListSet<>()).add(history.id()));
        var kept = units.merge(history.id(), history, (old, now) -> now.version() > old.version() ? now : old);
        return kept.version() == history.version();
    }

    public Optional<UnitHistory> find(UnitId unit) {
        return Optional.ofNullable(units.get(unit));
    }

    public Collection<UnitHistory> all() {
        return List.copyOf(units.values());
    }

    public Optional<UnitSnapshot> at(UnitId unit, LocalDate on) {
        return at(unit, on, Instant.MAX);
    }

    public Optional<UnitSnapshot> at(UnitId unit, LocalDate on, Instant asOf) {
        return find(unit).map(h -> h.at(on, asOf));
    }

    public List<UnitId> path(UnitId unit, LocalDate on) {
        return path(unit, on, Instant.MAX);
    }

    /** The unit itself, then each unit above it, the root last. Ends after {@link #DEPTH_MAX} steps. */
    public List<UnitId> path(UnitId unit, LocalDate on, Instant asOf) {
        var path = new ArrayList<UnitId>();
        for (var at = Optional.of(unit); at.isPresent() && path.size() < DEPTH_MAX; at = upper(at.get(), on, asOf))
            path.add(at.get());
        return path;
    }

    /** The unit at the top of the tree to which {@code unit} belongs by the last word; itself if nobody knows it. */
    public UnitId root(UnitId unit) {
        return path(unit, LocalDate.MAX).getLast();
    }

    /**
     * The unit above on that day, through which figures roll up: the parent, or the custodian that its dissolution
     * named, since the records of a dissolved unit pass to it.
     */
    public Optional<UnitId> upper(UnitId unit, LocalDate on, Instant asOf) {
        var custodian = find(unit)
            .filter(h -> h.value(UnitChange.STATUS, on, asOf).filter(DISSOLVED::equals).isPresent())
            .flatMap(h -> h.value(UnitChange.CUSTODIAN, on, asOf)).map(UnitId::new);
        return custodian.isPresent() ? custodian : parent(unit, on, asOf);
    }

    /** The parent that the structure names, also for a unit that is dissolved. */
    public Optional<UnitId> parent(UnitId unit, LocalDate on, Instant asOf) {
        return find(unit).flatMap(h -> h.value(UnitChange.PARENT, on, asOf)).map(UnitId::new);
    }

    /** The units whose {@link #upper} it is on that day, dissolved ones in its keeping included. */
    public List<UnitId> children(UnitId unit, LocalDate on, Instant asOf) {
        return everBelow.getOrDefault(unit, Set.of()).stream()
            .filter(child -> upper(child, on, asOf).filter(unit::equals).isPresent()).toList();
    }

    public Set<UnitId> subtree(UnitId unit, LocalDate on) {
        return subtree(unit, on, Instant.MAX);
    }

    /** The unit and everything below it on that day, whatever its status. */
    public Set<UnitId> subtree(UnitId unit, LocalDate on, Instant asOf) {
        var found = new LinkedHashSet<UnitId>();
        var todo = new ArrayDeque<>(List.of(unit));
        while (!todo.isEmpty()) {
            var next = todo.removeFirst();
            if (found.add(next)) todo.addAll(children(next, on, asOf));
        }
        return found;
    }

    /**
     * In whose hands a unit's records are: its own once it is founded; those of the unit above while it is prepared;
     * those of the custodian that its dissolution named. Empty for a unit that nobody knows.
     */
    public Optional<UnitId> keeper(UnitId unit, LocalDate on) {
        var at = unit;
        for (int step = 0; step < DEPTH_MAX; step++) {
            var now = at(at, on);
            if (now.isEmpty()) return Optional.empty();
            var next = switch (now.get().status()) {
                case FOUNDED -> Optional.of(at);
                case DISSOLVED -> now.get().custodian();
                case UNKNOWN, PREPARING, SUBMITTED, APPROVED, REFUSED -> firstParent(at, on);
            };
            if (next.isEmpty() || next.get().equals(at)) return next;
            at = next.get();
        }
        return Optional.empty();
    }

    /** The unit above on that day, or the first one ever named when the unit's first day lies ahead. */
    private Optional<UnitId> firstParent(UnitId unit, LocalDate on) {
        var now = parent(unit, on, Instant.MAX);
        return now.isPresent() ? now : find(unit).flatMap(h -> h.parentsEver().findFirst());
    }

    /** The lowest unit that stands above all of the given ones on that day; a unit stands above itself here. */
    public Optional<UnitId> lowestCommonUpper(Collection<UnitId> given, LocalDate on) {
        Optional<Set<UnitId>> common = given.stream().map(u -> (Set<UnitId>) new LinkedHashSet<>(path(u, on)))
            .reduce((a, b) -> {
                a.retainAll(b);
                return a;
            });
        return common.flatMap(paths -> paths.stream().findFirst());
    }
}
