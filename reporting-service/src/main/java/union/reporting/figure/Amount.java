package union.reporting.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a figure comes to. A rate shows both its parts; a headcount that not all employers reported says how many did;
 * a figure without a value has none, rather than zero.
 */
public record Amount(Status status, @Nullable BigDecimal value, @Nullable Parts parts, @Nullable Reported reported) {
    public static final int PERCENT_SCALE = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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

    /** A rate in percent of these two; none where there is nothing to divide by. */
    static Amount rate(BigDecimal above, BigDecimal below, @Nullable Reported reported) {
        if (below.signum() == 0) return NOTHING;
        var percent = above.multiply(HUNDRED).divide(below, PERCENT_SCALE, RoundingMode.HALF_UP);
        return new Amount(reported == null ? Status.OK : Status.INCOMPLETE, percent, new Parts(above, below), reported);
    }

    boolean isZero() {
        return value != null && value.signum() == 0 && parts == null;
    }
}
