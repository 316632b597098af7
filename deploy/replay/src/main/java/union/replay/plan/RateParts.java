package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Metric;
import union.replay.source.Qualifier;
import union.replay.source.Span;

/**
 * Numerators and denominators such that every rate reads within its own window. Where a part is stated only roughly, or
 * not at all, it is pinned to one number, the stated one if that will do; no other figure may then move it.
 */
final class RateParts {
    private static final int SCALE = 4;
    private static final long DENOMINATOR_MAX = 10_000;
    private static final long TRIED_MAX = 2_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What a part is read of. */
    private record Part(String metric, Map<String, String> dims, String atUnit, Span span) {
        boolean is(Figure figure) {
            return figure.metric().equals(metric) && figure.dims().equals(dims) && figure.atUnit().equals(atUnit)
                && figure.span().equals(span);
        }
    }

    private final Catalogue catalogue;
    private final List<Figure> figures;
    private final Map<Part, Long> pins = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    RateParts(Catalogue catalogue, List<Figure> figures) {
        this.catalogue = catalogue;
        this.figures = List.copyOf(figures);
        for (var figure : figures)
            Optional.ofNullable(catalogue.metric(figure.metric()).rate()).ifPresent(rate -> pin(figure, rate));
    }

    /** The figures, each part of a rate stated as exactly as the rate wants it, and the parts that none states. */
    List<Figure> pinned() {
        var all = new ArrayList<Figure>();
        for (var figure : figures)
            all.add(pins.entrySet().stream().filter(pin -> pin.getKey().is(figure)).findFirst()
                .map(pin -> figure(pin.getKey(), pin.getValue())).orElse(figure));
        all.addAll(missing());
        return all;
    }

    /** The figures as they are stated, and the parts that none states. */
    List<Figure> loose() {
        var all = new ArrayList<>(figures);
        all.addAll(missing());
        return all;
    }

    /** Rates that have no fitting parts. */
    List<String> wrong() {
        return wrong;
    }

    /** Rates of which a part may read otherwise than the rate wants it. */
    List<String> doubtful() {
        return figures.stream().filter(figure -> catalogue.metric(figure.metric()).rate() != null)
            .filter(figure -> pins.keySet().stream().anyMatch(part -> figures.stream()
                .anyMatch(one -> part.is(one) && one.qualifier() != Qualifier.EXACT)))
            .map(figure -> figure + " may read otherwise").toList();
    }

    private List<Figure> missing() {
        return pins.entrySet().stream().filter(pin -> figures.stream().noneMatch(pin.getKey()::is))
            .map(pin -> figure(pin.getKey(), pin.getValue())).toList();
    }

    private void pin(Figure rate, Metric.Rate of) {
        var above = part(rate, of.numerator());
        var below = part(rate, of.denominator());
        var count = numbers(above);
        var found = wholes(rate, above, below).filter(whole -> whole > 0).limit(TRIED_MAX).boxed()
            .flatMap(whole -> counts(rate, above, whole).filter(count::fits).limit(1).boxed()
                .map(number -> Map.entry(number, whole))).findFirst();
        if (found.isEmpty()) wrong.add(rate + " has no parts that fit");
        found.ifPresent(pair -> {
            pins.put(above, pair.getKey());
            pins.put(below, pair.getValue());
        });
    }

    /** The numbers that answer all figures about this part, and the one stated first. */
    private record Numbers(long lowest, long highest, Optional<Long> stated) {
        boolean fits(long number) {
            return number >= lowest && number <= highest;
        }
    }

    private Numbers numbers(Part part) {
        var pin = pins.get(part);
        if (pin != null) return new Numbers(pin, pin, Optional.of(pin));
        var ranges = figures.stream().filter(part::is).map(figure -> Range.of(figure, false)).toList();
        return new Numbers(ranges.stream().mapToLong(Range::lowest).max().orElse(0),
            ranges.stream().mapToLong(Range::highest).min().orElse(Range.ENDLESS),
            ranges.stream().map(Range::aim).findFirst());
    }

    /** Denominators to try, the stated one first; without any, one that follows from the numerator, or a round one. */
    private LongStream wholes(Figure rate, Part above, Part below) {
        var numbers = numbers(below);
        var tried = numbers.stated().map(stated -> LongStream.iterate(0, step -> step + 1)
            .flatMap(step -> LongStream.of(stated + step, stated - step))
            .takeWhile(whole -> whole <= numbers.highest() || 2 * numbers.stated().orElseThrow() - whole
                >= numbers.lowest())).orElseGet(() -> unstated(rate, numbers(above)));
        return tried.filter(numbers::fits);
    }

    private static LongStream unstated(Figure rate, Numbers count) {
        var round = LongStream.iterate(100, whole -> whole <= DENOMINATOR_MAX, whole -> whole * 10);
        if (count.stated().isEmpty() || rate.value().signum() == 0) return round;
        var near = HUNDRED.multiply(BigDecimal.valueOf(count.stated().get()))
            .divide(rate.value(), 0, RoundingMode.FLOOR).longValue();
        return LongStream.concat(LongStream.rangeClosed(near - 5, near + 5), round);
    }

    private LongStream counts(Figure rate, Part above, long whole) {
        var numbers = numbers(above);
        var near = rate.value().multiply(BigDecimal.valueOf(whole)).divide(HUNDRED, 0, RoundingMode.FLOOR).longValue();
        var stated = numbers.stated().map(LongStream::of).orElseGet(LongStream::empty);
        var around = LongStream.iterate(0, step -> step <= Math.min(1 + whole / 10, TRIED_MAX), step -> step + 1)
            .flatMap(step -> LongStream.of(near + step, near - step));
        return LongStream.concat(stated, LongStream.concat(around, LongStream.of(numbers.lowest(), numbers.highest())))
            .filter(count -> count >= 0 && accepts(rate, count, whole));
    }

    /** As the report divides, to four decimals. */
    private static boolean accepts(Figure rate, long count, long whole) {
        var part = HUNDRED.multiply(BigDecimal.valueOf(count));
        return rate.accepts(part.divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP), true);
    }

    private static Part part(Figure rate, Metric.Part part) {
        var dims = new HashMap<>(rate.dims());
        dims.keySet().removeAll(part.drops());
        dims.putAll(part.dims());
        return new Part(part.metric(), Map.copyOf(dims), rate.atUnit(), rate.span());
    }

    private static Figure figure(Part part, long count) {
        var value = BigDecimal.valueOf(count);
        var stated = new Figure.Stated(value, value.toString(), Qualifier.EXACT);
        return new Figure(null, part.metric(), stated, new Figure.Period(part.span(), 0), part.dims(), part.atUnit());
    }
}
