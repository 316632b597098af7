package union.reporting.figure.tree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/** One entry of a unit's history that says under which unit it hangs from a date on; no parent makes it a root. */
public record UnitEntry(UnitId unit, long sequence, LocalDate on, Instant recordedAt, @Nullable UnitId parent) {
    static final Comparator<UnitEntry> ORDER =
            Comparator.comparing(UnitEntry::on).thenComparingLong(UnitEntry::sequence);

    /** The same entry, known only since then. */
    public UnitEntry knownSince(Instant at) {
        return new UnitEntry(unit, sequence, on, at, parent);
    }
}
