package union.reporting.catalogue;

import java.math.BigDecimal;

/**
 * So many of one counting unit, kept in its smallest part (yuan in fen). Adding quantities of two counting units is a
 * bug and stops at once, so that persons and person-times cannot run together in any sum.
 */
public record Quantity(CountingUnit unit, long count) {
    public static Quantity none(CountingUnit unit) {
        return new Quantity(unit, 0);
    }

    public Quantity plus(Quantity other) {
        if (other.unit != unit)
            throw new IllegalArgumentException(unit + " and " + other.unit + " are never added together");
        return new Quantity(unit, Math.addExact(count, other.count));
    }

    public BigDecimal value() {
        return BigDecimal.valueOf(count, unit.scale());
    }
}
