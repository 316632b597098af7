package union.platform.unit;

import java.time.LocalDate;
import java.util.Optional;

/** A post that someone holds in a unit, from a civil day until a civil day, both inclusive. */
public record Holding(
        UnitId unit, String holder, String id, String post, LocalDate from, Optional<LocalDate> until,
        boolean acting) {
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
    }
}
