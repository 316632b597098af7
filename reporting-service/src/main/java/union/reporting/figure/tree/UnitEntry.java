package union.reporting.figure.tree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/**
 * One entry of a unit's history that says which unit is above it from a date on: it {@link How#HANGS} under its parent
 * (no parent makes it a root), or it ends and its records pass to the custodian.
 */
public record UnitEntry(UnitId unit, long sequence, LocalDate on, Instant recordedAt, How how, @Nullable UnitId upper) {
    public enum How { HANGS, ENDS }

    static final Comparator<UnitEntry> ORDER =
            Comparator.comparing(UnitEntry::on).thenComparingLong(UnitEntry::sequence);

    /** The same entry, known only since then. */
    public UnitEntry knownSince(Instant at) {
        return new UnitEntry(unit, sequence, on, at, how, upper);
    }
}
