package union.reporting.figure.tree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/**
 * One entry of a unit's history that says which unit is above it from a date on: it {@link How#HANGS} under its parent
 * (no parent makes it a root), or it ends and its records pass to the custodian; or one that takes back an earlier one,
 * the number of which it names in {@code revokes}.
 */
public record UnitEntry(UnitId unit, long sequence, LocalDate on, Instant recordedAt, How how, @Nullable UnitId upper,
                        long revokes) {
    public enum How { HANGS, ENDS, REVOKES }

    public UnitEntry(UnitId unit, long sequence, LocalDate on, Instant recordedAt, How how, @Nullable UnitId upper) {
        this(unit, sequence, on, recordedAt, how, upper, 0);
    }

    static final Comparator<UnitEntry> ORDER =
            Comparator.comparing(UnitEntry::on).thenComparingLong(UnitEntry::sequence);

    /** The same entry, known only since then. */
    public UnitEntry knownSince(Instant at) {
        return new UnitEntry(unit, sequence, on, at, how, upper, revokes);
    }
}
