package union.member.unit;

import java.time.LocalDate;
import union.platform.unit.UnitId;

/** One step on the way of a unit: in whose name it is taken, on which unit, and its stamp. */
public record Step(UnitId upper, UnitId unit, Stamp stamp) {
    /** A step that a unit takes itself. */
    public static Step own(UnitId unit, Stamp stamp) {
        return new Step(unit, unit, stamp);
    }

    Step on(LocalDate day) {
        return new Step(upper, unit, stamp.on(day));
    }

    Step of(UnitId other) {
        return new Step(upper, other, stamp);
    }
}
