package union.replay.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric of the catalogue (指标).
 *
 * @param unit the counting unit, such as person or percent
 * @param rate how a rate is computed, null for every other kind
 */
public record Metric(String code, String service, Kind kind, String unit, List<String> dims, @Nullable Rate rate) {
    /** How a metric is read: summed over a period, at the end of a day, counted once, divided, or looked up. */
    public enum Kind { FLOW, STOCK, DISTINCT, RATE, RANK, DATE, SETTING }

    /** A percentage: which metric is divided by which, and what each adds to or drops from the figure's dimensions. */
    public record Rate(Part numerator, Part denominator) {}

    /** One side of a rate. */
    public record Part(String metric, Map<String, String> dims, List<String> drops) {
        public Part {
            dims = Map.copyOf(dims);
            drops = List.copyOf(drops);
        }
    }

    public Metric {
        dims = List.copyOf(dims);
    }
}
