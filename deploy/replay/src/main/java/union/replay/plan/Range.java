package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import union.replay.source.Figure;
import union.replay.source.Qualifier;

/** The whole numbers that answer a figure, and the one that the plan aims at. */
record Range(long lowest, long highest, long aim) {
    /** Stands for "no upper end". */
    static final long ENDLESS = Long.MAX_VALUE / 4;

    /** The i-th of n parts that together make up a number in this range. */
    Range share(int i, int n) {
        return new Range(part(lowest, i, n), part(highest, i, n), part(aim, i, n));
    }

    private static long part(long value, int i, int n) {
        return value / n + (i < value % n ? 1 : 0);
    }

    /** @param inside aims between the ends of the window where there is room, else at the stated value */
    static Range of(Figure figure, boolean inside) {
        var low = whole(figure.qualifier().lowest(figure.value()), RoundingMode.CEILING, 0);
        var high = whole(figure.qualifier().highest(figure.value()), RoundingMode.FLOOR, ENDLESS);
        var stated = whole(figure.value(), RoundingMode.HALF_UP, 0);
        var aim = inside ? inside(figure.qualifier(), stated) : stated;
        return new Range(low, high, Math.clamp(aim, Math.min(low, high), high));
    }

    private static long inside(Qualifier qualifier, long stated) {
        var step = Math.max(1, stated / 25);
        return switch (qualifier) {
            case EXACT, ABOUT -> stated;
            case OVER, AT_LEAST -> stated + step;
            case NEARLY, AT_MOST -> Math.max(0, stated - step);
        };
    }

    private static long whole(@Nullable BigDecimal value, RoundingMode mode, long otherwise) {
        return value == null ? otherwise : value.setScale(0, mode).longValue();
    }
}
