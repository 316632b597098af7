package union.reporting.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a figure comes to. A rate shows both its parts; a headcount that not all employers reported says how many did;
 * a figure without a value has none, rather than zero.
 */
public record Amount(Status status, @Nullable BigDecimal value, @Nullable Parts parts, @Nullable Reported reported) {
    public enum Status { OK, INCOMPLETE, SUPPRESSED, NONE }

    /** Numerator and denominator of a rate. */
    public record Parts(BigDecimal numerator, BigDecimal denominator) {}

    /** How many of the employers that should have reported did. */
    public record Reported(int reported, int expected) {}

    public static final Amount NOTHING = new Amount(Status.NONE, null, null, null);
    static final Amount HIDDEN = new Amount(Status.SUPPRESSED, null, null, null);

    static Amount of(BigDecimal value) {
        return new Amount(Status.OK, value, null, null);
    }

    boolean isZero() {
        return value != null && value.signum() == 0 && parts == null;
    }
}
