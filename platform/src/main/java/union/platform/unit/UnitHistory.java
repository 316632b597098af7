package union.platform.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was ever recorded of one unit. A value at a date is the one with the latest effective date up to it,
 * among what had been recorded by a given instant; of two changes for the same day the later record wins. So a
 * backdated change alters what its dates show from now on and leaves every earlier {@code asOf} alone; so does a
 * revocation, from which on the change that it takes back is as if it had never been.
 *
 * @param version number of the last event; a history with a lower one is old
 */
public record UnitHistory(UnitId id, long version, List<UnitChange> changes) {
    private static final Comparator<UnitChange> LATEST =
        Comparator.comparing(UnitChange::on).thenComparingLong(UnitChange::sequence);

    public UnitHistory {
        changes = List.copyOf(changes);
    }

    public Optional<String> value(String attribute, LocalDate at, Instant asOf) {
        return standing(asOf).stream().filter(c -> !c.on().isAfter(at) && c.set().containsKey(attribute))
            .max(LATEST).map(c -> c.set().get(attribute)).filter(v -> !v.isEmpty());
    }

    public UnitSnapshot at(LocalDate at, Instant asOf) {
        return new UnitSnapshot(id, at,
            value(UnitChange.KIND, at, asOf).orElse(""), value(UnitChange.NAME, at, asOf).orElse(""),
            value(UnitChange.PARENT, at, asOf).map(UnitId::new),
            value(UnitChange.STATUS, at, asOf).map(UnitStatus::of).orElse(UnitStatus.UNKNOWN),
            value(UnitChange.CUSTODIAN, at, asOf).map(UnitId::new));
    }

    /** Every unit that was ever named as the parent. */
    public Stream<UnitId> parentsEver() {
        return changes.stream().map(c -> c.set().getOrDefault(UnitChange.PARENT, "")).filter(p -> !p.isEmpty())
            .map(UnitId::new).distinct();
    }

    /** Every unit that was ever named as the custodian. */
    public Stream<UnitId> custodiansEver() {
        return changes.stream().map(c -> c.set().getOrDefault(UnitChange.CUSTODIAN, "")).filter(c -> !c.isEmpty())
            .map(UnitId::new).distinct();
    }

    /** The changes that stand as known at an instant: recorded by then, and not revoked by then. */
    public List<UnitChange> standing(Instant asOf) {
        var known = changes.stream().filter(c -> !c.recordedAt().isAfter(asOf)).toList();
        var revoked = known.stream().map(c -> c.set().get(UnitChange.REVOKES)).filter(Objects::nonNull).toList();
        return revoked.isEmpty() ? known
            : known.stream().filter(c -> !revoked.contains(String.valueOf(c.sequence()))).toList();
    }
}
