package union.reporting.figure.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import union.platform.unit.UnitId;

/**
 * A value that a unit planned (计划数) for one question: its metric, its dimensions with the basis, its day or period.
 * It is read back only at the unit that set it and never enters a sum of actual values.
 */
public record Planned(String id, UnitId unit, String metric, Map<String, String> where, Span span, BigDecimal value,
                      long offset, Instant recordedAt) {
    public Planned {
        where = Map.copyOf(where);
    }

    /** The same value, known only since then. */
    public Planned knownSince(Instant at) {
        return new Planned(id, unit, metric, where, span, value, offset, at);
    }
}
