package union.replay.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How exactly a source states a figure (约数), and so the window in which the figure read back is accepted. */
public enum Qualifier {
    EXACT("1", "1"), OVER("1", "1.1"), NEARLY("0.9", "1"), ABOUT("0.95", "1.05"), AT_LEAST("1", null),
    AT_MOST(null, "1");

    private final @Nullable BigDecimal least;
    private final @Nullable BigDecimal most;

    Qualifier(@Nullable String least, @Nullable String most) {
        this.least = least == null ? null : new BigDecimal(least);
        this.most = most == null ? null : new BigDecimal(most);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lowest value accepted; null if there is none. */
    public @Nullable BigDecimal lowest(BigDecimal value) {
        return least == null ? null : value.multiply(least);
    }

    /** The highest value accepted; null if there is none. */
    public @Nullable BigDecimal highest(BigDecimal value) {
        return most == null ? null : value.multiply(most);
    }

    /** Whether {@code read} lies in the window around {@code value}, both ends included. */
    public boolean accepts(BigDecimal value, BigDecimal read) {
        var low = lowest(value);
        var high = highest(value);
        return (low == null || read.compareTo(low) >= 0) && (high == null || read.compareTo(high) <= 0);
    }

    /** As {@link #accepts}, for quotients: also if it is so when read to as many decimals as the source gives. */
    public boolean acceptsRounded(BigDecimal value, BigDecimal read) {
        return accepts(value, read) || accepts(value, read.setScale(Math.max(0, value.scale()), RoundingMode.HALF_UP));
    }
}
