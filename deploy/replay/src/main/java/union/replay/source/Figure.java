package union.replay.source;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure of the source, or a base that stands behind a rate (源数据).
 *
 * @param number the figure's number in the source; null for a base
 * @param period the period, or the one day of a figure that is read on a day
 * @param dims the filter, with {@code basis} if the value is a planned one
 * @param atUnit key of the node at which it is read
 */
public record Figure(@Nullable Integer number, String metric, Stated stated, Period period,
                     Map<String, String> dims, String atUnit) {
    public static final String BASIS = "basis";

    /** What the source says; {@code shown} as the file states it, also where it is a date and no number. */
    public record Stated(BigDecimal value, String shown, Qualifier qualifier) {}

    /** @param perMonths length of the periods over which a mean is read; 0 = no mean */
    public record Period(Span span, int perMonths) {}

    public Figure {
        dims = Map.copyOf(dims);
    }

    public BigDecimal value() {
        return stated.value();
    }

    public Qualifier qualifier() {
        return stated.qualifier();
    }

    public Span span() {
        return period.span();
    }

    public int perMonths() {
        return period.perMonths();
    }

    public Optional<String> basis() {
        return Optional.ofNullable(dims.get(BASIS));
    }

    public boolean isBase() {
        return number == null;
    }

    /** Whether {@code read} answers this figure. */
    public boolean accepts(BigDecimal read, boolean quotient) {
        return (quotient || perMonths() > 0) ? qualifier().acceptsRounded(value(), read)
            : qualifier().accepts(value(), read);
    }
}
