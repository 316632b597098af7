package union.reporting.figure;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Dimension;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Span;

/**
 * One well-formed question for a figure: a metric, read at a unit over its subtree, on a day or in a period. Made by
 * {@link Asking} alone, which checks it against the catalogue; for a day, {@code span} holds that day.
 */
public record Question(UnitId unit, Metric metric, Span span, Map<String, String> where, Manner manner) {
    public static final String BY_UNIT = "unit";

    /** How the answer is cut and as of when. */
    public record Manner(@Nullable String by, @Nullable Integer perMonths, @Nullable Instant asOf) {
        public static final Manner PLAIN = new Manner(null, null, null);
    }

    public Question {
        where = java.util.Collections.unmodifiableMap(new TreeMap<>(where));
    }

    /** Planned values have a basis of their own; actual ones leave it out. */
    public boolean isPlanned() {
        return where.containsKey(Dimension.BASIS);
    }
}
