package union.reporting.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every metric and dimension, named once (指标目录). It is checked when it is made: a rate's parts must exist and carry
 * the dimensions that the rate is asked by, so no question can fail later for want of one.
 */
public final class Catalogue {
    public static final String UNIT_COUNT = "unit.count";
    public static final String UNIT_KIND = "unit_kind";
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();

    public Catalogue(List<Metric> metrics, List<Dimension> dimensions) {
        for (var dimension : dimensions)
            if (this.dimensions.put(dimension.name(), dimension) != null)
                throw new IllegalArgumentException(dimension.name() + ": named twice");
        for (var metric : metrics)
            if (this.metrics.put(metric.code(), metric) != null)
                throw new IllegalArgumentException(metric.code() + ": named twice");
        metrics.stream().filter(metric -> metric.kind() == MetricKind.RATE).forEach(this::check);
    }

    public Collection<Metric> metrics() {
        return metrics.values();
    }

    public Collection<Dimension> dimensions() {
        return dimensions.values();
    }

    public Optional<Metric> find(String code) {
        return Optional.ofNullable(metrics.get(code));
    }

    public Metric metric(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("unknown metric " + code));
    }

    public Metric numerator(Metric rate) {
        return metric(rate.parts().numerator());
    }

    public Metric denominator(Metric rate) {
        return metric(rate.parts().denominator());
    }

    /** Whether a question names one day; otherwise it names a period. */
    public boolean isAt(Metric metric) {
        return switch (metric.kind()) {
            case STOCK, SETTING -> true;
            case RATE -> numerator(metric).kind() == MetricKind.STOCK && denominator(metric).kind() == MetricKind.STOCK;
            case FLOW, DISTINCT, RANK, DATE -> false;
        };
    }

    /** Whether topics state facts for it: a rate is fed when both its parts are. */
    public boolean isFed(Metric metric) {
        return metric.kind() == MetricKind.RATE
                ? numerator(metric).marks().fed() && denominator(metric).marks().fed()
                : metric.marks().fed();
    }

    /** Whether a unit kind names nodes of the tree, as against employers and sites that a unit keeps. */
    public boolean isNode(String unitKind) {
        var dimension = dimensions.get(UNIT_KIND);
        return dimension != null && dimension.value(unitKind).map(Dimension.Value::node).orElse(false);
    }

    private void check(Metric rate) {
        var ratio = rate.parts();
        var asked = rate.dimensions().stream().map(Dimension::name).collect(Collectors.toSet());
        asked.remove(Dimension.BASIS);
        checkPart(rate, ratio.numerator(), ratio.numeratorWhere(), asked);
        asked.removeAll(ratio.denominatorDrops());
        checkPart(rate, ratio.denominator(), ratio.denominatorWhere(), asked);
    }

    private void checkPart(Metric rate, String code, Map<String, String> where, Set<String> asked) {
        var part = metric(code);
        boolean known = where.entrySet().stream().allMatch(pair -> part.dimensions().stream()
                .anyMatch(d -> d.name().equals(pair.getKey()) && d.accepts(pair.getValue())));
        if (part.kind() == MetricKind.RATE || !known || !asked.stream().allMatch(part::has))
            throw new IllegalArgumentException(rate.code() + ": " + code + " cannot be its part");
    }
}
