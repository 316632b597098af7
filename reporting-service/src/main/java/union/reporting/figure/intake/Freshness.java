package union.reporting.figure.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import union.reporting.figure.intake.PositionsDocument.Position;

/**
 * How fresh figures are: everything that the log took up to {@code through} is counted, and {@code behind} records are
 * not yet. Both are absent while the log cannot be asked, {@code through} also until something was counted.
 */
public record Freshness(@Nullable Instant through, @Nullable Long behind) {
    public static final Freshness UNKNOWN = new Freshness(null, null);

    /**
     * From how far the log reached and how far it is counted; {@code until} holds where all is counted. The last record
     * counted of a partition that lags may share its millisecond with one that is not: up to the one before it.
     */
    static Freshness of(Instant until, Map<String, Long> ends, Map<String, Position> positions) {
        long behind = 0;
        Instant through = until;
        for (var end : ends.entrySet()) {
            var position = positions.get(end.getKey());
            long missing = end.getValue() - (position == null ? 0 : position.next());
            if (missing <= 0) continue;
            behind += missing;
            var counted = position == null ? null : position.through().minusMillis(1);
            through = through == null || counted == null ? null : counted.isBefore(through) ? counted : through;
        }
        return new Freshness(through, behind);
    }
}
