package union.reporting.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue (指标): what is counted, in which counting unit, by which dimensions. A rate has a ratio
 * and nothing else has. {@code fed} says that a topic states its facts: without one a figure has no value, and zero
 * would be a claim.
 */
public record Metric(Names names, MetricKind kind, CountingUnit unit, List<Dimension> dimensions,
                     @Nullable Ratio ratio, Marks marks) {
    public record Names(String code, String english, String chinese, String service, String feature, String note) {}

    /** What the platform adds to the catalogue's entry. */
    public record Marks(boolean fed, boolean observed, boolean sensitive) {}

    public Metric {
        dimensions = List.copyOf(dimensions);
        if ((kind == MetricKind.RATE) != (ratio != null))
            throw new IllegalArgumentException(names.code() + ": a ratio belongs to rates, and only to rates");
        if (kind == MetricKind.RATE && unit != CountingUnit.PERCENT)
            throw new IllegalArgumentException(names.code() + ": a rate is in percent");
    }

    public String code() {
        return names.code();
    }

    public boolean has(String dimension) {
        return dimensions.stream().anyMatch(d -> d.name().equals(dimension));
    }

    /** Whether it is sensitive in itself, or for one of the values that are chosen. */
    public boolean isSensitive(Map<String, String> where) {
        return marks.sensitive() || dimensions.stream().anyMatch(dimension -> where.containsKey(dimension.name())
                && dimension.value(where.getOrDefault(dimension.name(), "")).filter(Dimension.Value::sensitive)
                        .isPresent());
    }

    /** The ratio of a rate. */
    public Ratio parts() {
        if (ratio == null) throw new IllegalStateException(code() + " is no rate");
        return ratio;
    }

    /** Headcounts that employers report: the latest wins, they are not added over time. */
    public boolean observed() {
        return marks.observed();
    }
}
