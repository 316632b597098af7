package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Metric;
import union.replay.source.Qualifier;

/** Numerator and denominator of a rate, where the case states them not or only in part. */
final class RateParts {
    private static final long DENOMINATOR_MAX = 10_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalogue catalogue;
    private final List<Figure> known;

    RateParts(Catalogue catalogue, List<Figure> known) {
        this.catalogue = catalogue;
        this.known = List.copyOf(known);
    }

    List<Figure> missing(Figure rate) {
        var metric = catalogue.metric(rate.metric());
        if (metric.rate() == null) return List.of();
        var numerator = metric.rate().numerator();
        var denominator = metric.rate().denominator();
        var over = find(rate, denominator);
        var part = find(rate, numerator);
        var added = new ArrayList<Figure>();
        if (over.isPresent() && part.isPresent()) return added;
        var whole = over.map(figure -> figure.value().longValue()).orElseGet(() -> denominator(rate, part));
        if (over.isEmpty()) added.add(figure(rate, denominator, whole));
        if (part.isEmpty()) numerators(rate, whole).findFirst().ifPresent(
            count -> added.add(figure(rate, numerator, count)));
        return added;
    }

    private long denominator(Figure rate, Optional<Figure> part) {
        return part.map(figure -> figure.value().longValue())
            .map(count -> LongStream.rangeClosed(Math.max(1, count), Math.max(1, count) * 1000)
                .filter(whole -> accepts(rate, count, whole)).findFirst().orElse(count))
            .orElseGet(() -> LongStream.iterate(100, whole -> whole <= DENOMINATOR_MAX, whole -> whole * 10)
                .filter(whole -> numerators(rate, whole).findAny().isPresent()).findFirst().orElse(100));
    }

    private static LongStream numerators(Figure rate, long whole) {
        var near = rate.value().multiply(BigDecimal.valueOf(whole)).divide(HUNDRED, 0, RoundingMode.FLOOR).longValue();
        var step = rate.qualifier() == Qualifier.AT_MOST || rate.qualifier() == Qualifier.NEARLY ? -1 : 1;
        return LongStream.iterate(near, count -> count >= 0 && count <= near + whole, count -> count + step)
            .filter(count -> accepts(rate, count, whole));
    }

    private static boolean accepts(Figure rate, long count, long whole) {
        var part = HUNDRED.multiply(BigDecimal.valueOf(count));
        var read = part.divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP);
        return rate.accepts(read, true);
    }

    private Optional<Figure> find(Figure rate, Metric.Part part) {
        var dims = dims(rate, part);
        return known.stream().filter(figure -> figure.metric().equals(part.metric()) && figure.dims().equals(dims))
            .filter(figure -> figure.atUnit().equals(rate.atUnit()) && figure.span().equals(rate.span())).findFirst();
    }

    private static Map<String, String> dims(Figure rate, Metric.Part part) {
        var dims = new HashMap<>(rate.dims());
        dims.keySet().removeAll(part.drops());
        dims.putAll(part.dims());
        return dims;
    }

    private static Figure figure(Figure rate, Metric.Part part, long count) {
        var value = BigDecimal.valueOf(count);
        var stated = new Figure.Stated(value, value.toString(), Qualifier.EXACT);
        return new Figure(null, part.metric(), stated, new Figure.Period(rate.span(), 0), dims(rate, part),
            rate.atUnit());
    }
}
