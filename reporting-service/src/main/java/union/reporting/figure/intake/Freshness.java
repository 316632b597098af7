package union.reporting.figure.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh figures are: everything that the log took up to {@code through} is counted, and {@code behind} records are
 * not yet. Both are absent while the log cannot be asked, {@code through} also until something was counted.
 */
public record Freshness(@Nullable Instant through, @Nullable Long behind) {
    public static final Freshness UNKNOWN = new Freshness(null, null);
}
