package union.reporting.figure.tree;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of the tree, held in memory; readers take a {@link Tree} of it that no later entry changes. An
 * entry told twice is the one that was told first.
 */
public final class Forest {
    private record Id(String unit, long sequence) {}

    private volatile Map<Id, UnitEntry> entries = Map.of();
    private volatile Tree now = Tree.of(List.of());

    public synchronized void add(Collection<UnitEntry> told) {
        var more = new LinkedHashMap<>(entries);
        told.forEach(entry -> more.putIfAbsent(new Id(entry.unit().value(), entry.sequence()), entry));
        if (more.size() == entries.size()) return;
        entries = more;
        now = Tree.of(more.values());
    }

    /** Puts what is stored in the place of what is held. */
    public synchronized void replace(Collection<UnitEntry> stored) {
        entries = Map.of();
        now = Tree.of(List.of());
        add(stored);
    }

    public long size() {
        return entries.size();
    }

    public boolean knows(UnitEntry entry) {
        return entries.containsKey(new Id(entry.unit().value(), entry.sequence()));
    }

    public Tree now() {
        return now;
    }

    public Tree asOf(Instant instant) {
        return Tree.of(entries.values(), instant);
    }
}
