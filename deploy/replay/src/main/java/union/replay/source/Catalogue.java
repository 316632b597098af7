package union.replay.source;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The metrics and dimensions that case files may use (指标目录). */
public record Catalogue(Map<String, Metric> metrics, Map<String, Dimension> dimensions) {
    public Catalogue {
        metrics = Map.copyOf(metrics);
        dimensions = Map.copyOf(dimensions);
    }

    public Metric metric(String code) {
        return Optional.ofNullable(metrics.get(code)).orElseThrow(() -> new NoSuchElementException("metric " + code));
    }

    public Dimension dimension(String name) {
        return Optional.ofNullable(dimensions.get(name))
            .orElseThrow(() -> new NoSuchElementException("dimension " + name));
    }

    /** Whether this kind of unit is a node of the tree; other kinds are entries of an employer or site register. */
    public boolean isNode(String unitKind) {
        return dimension("unit_kind").nodes().contains(unitKind);
    }

    /** Whether a figure of this metric is read on a day, not over a period. */
    public boolean readOnDay(Metric metric) {
        return switch (metric.kind()) {
            case STOCK, SETTING -> true;
            case FLOW, DISTINCT, RANK, DATE -> false;
            case RATE -> Optional.ofNullable(metric.rate())
                .filter(rate -> metric(rate.numerator().metric()).kind() == Metric.Kind.STOCK)
                .filter(rate -> metric(rate.denominator().metric()).kind() == Metric.Kind.STOCK).isPresent();
        };
    }
}
