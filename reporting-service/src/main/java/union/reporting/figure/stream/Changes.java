package union.reporting.figure.stream;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.Dimension;
import union.reporting.catalogue.Metric;
import union.reporting.catalogue.MetricKind;
import union.reporting.catalogue.Mode;
import union.reporting.figure.Question;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Span;
import union.reporting.figure.intake.Intake.Moved;
import union.reporting.figure.sum.SumsDocument;
import union.reporting.figure.tree.Forest;
import union.reporting.figure.tree.Tree;

/**
 * Which figures facts and moves of units may change, and the questions that dashboards ask of them: a stock today, a
 * flow in the current calendar year, both at the own unit and at every unit above it, level by level, and no others.
 * Sensitive metrics are never told to all.
 */
public final class Changes {
    private final Catalogue catalogue;
    private final Forest forest;
    private final SumsDocument sums;
    private final Clock clock;
    private final ZoneId zone;

    public Changes(Catalogue catalogue, Forest forest, SumsDocument sums, Clock clock, ZoneId zone) {
        this.catalogue = catalogue;
        this.forest = forest;
        this.sums = sums;
        this.clock = clock;
        this.zone = zone;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    /** What these facts change, at their own units and at all above them, today and on the facts' days. */
    public Set<Changed> of(List<Fact> facts) {
        var tree = forest.now();
        var days = today();
        var changed = new LinkedHashSet<Changed>();
        for (var fact : facts) {
            var units = new LinkedHashSet<>(tree.path(fact.unit(), days));
            units.addAll(tree.path(fact.unit(), fact.on()));
            at(units, figures(fact.metric(), fact.dims()).toList(), changed);
        }
        return changed;
    }

    /** The units above those that moved, before and after, today and on the day from which they hang elsewhere. */
    public Map<UnitId, Set<UnitId>> uppers(Moved moved) {
        var uppers = new TreeMap<UnitId, Set<UnitId>>();
        for (var entry : moved.entries())
            for (var tree : List.of(moved.before(), forest.now()))
                for (var day : List.of(today(), entry.on()))
                    uppers.computeIfAbsent(entry.unit(), _ -> new LinkedHashSet<>())
                            .addAll(tree.path(entry.unit(), day));
        return uppers;
    }

    /** What a move of a unit, with all that hangs under it, changes at the units above it. */
    public Set<Changed> of(UnitId moved, Set<UnitId> uppers) {
        var tree = forest.now();
        var today = today();
        var below = tree.units().stream().filter(unit -> tree.path(unit, today).contains(moved))
                .collect(Collectors.toSet());
        below.add(moved);
        var figures = new LinkedHashSet<Figured>();
        told().forEach(metric -> {
            if (metric.observed()) figures(metric.code(), Dims.NONE).forEach(figures::add);
            else sums.dims(metric.code(), below, (_, dims) -> figures(metric.code(), dims).forEach(figures::add));
        });
        var changed = new LinkedHashSet<Changed>();
        at(uppers, figures, changed);
        return changed;
    }

    /** Every figure that dashboards are told, the first so many: for a start, which knows not what was told before. */
    public Set<Changed> all(int most) {
        var tree = forest.now();
        var today = today();
        var changed = new LinkedHashSet<Changed>();
        told().forEach(metric -> {
            if (metric.observed()) tree.units().forEach(unit -> at(tree.path(unit, today),
                    figures(metric.code(), Dims.NONE).toList(), changed));
            else sums.dims(metric.code(), null, (unit, dims) -> {
                if (changed.size() < most)
                    at(tree.path(unit, today), figures(metric.code(), dims).toList(), changed);
            });
        });
        return changed.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A figure without its unit. */
    private record Figured(String metric, Map<String, String> chosen) {}

    private static void at(Iterable<UnitId> units, Iterable<Figured> figures, Set<Changed> changed) {
        for (var unit : units)
            for (var figure : figures) changed.add(new Changed(unit, figure.metric(), figure.chosen()));
    }

    /** A rate changes with its parts where it is asked without dimensions of its own. */
    private Stream<Figured> figures(String code, Dims dims) {
        var metric = catalogue.metric(code);
        if (metric.marks().sensitive()) return Stream.empty();
        return Stream.concat(Stream.of(new Figured(code, chosen(metric, dims))),
                rates(code).map(rate -> new Figured(rate.code(), Map.of())));
    }

    private Stream<Metric> told() {
        return catalogue.metrics().stream().filter(metric -> metric.marks().fed() && !metric.marks().sensitive()
                && (metric.kind() == MetricKind.FLOW || metric.kind() == MetricKind.STOCK));
    }

    private Stream<Metric> rates(String part) {
        return catalogue.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.RATE && catalogue.isFed(metric)
                        && !metric.marks().sensitive() && (metric.parts().numerator().equals(part)
                        || metric.parts().denominator().equals(part)))
                .filter(metric -> metric.dimensions().stream().noneMatch(d -> d.mode() == Mode.SELECT))
                .filter(metric -> !metric.parts().numerator().equals(metric.parts().denominator())
                        || !metric.parts().numeratorWhere().isEmpty());
    }

    private static Map<String, String> chosen(Metric metric, Dims dims) {
        var chosen = new TreeMap<String, String>();
        metric.dimensions().stream().filter(dimension -> dimension.mode() == Mode.SELECT).map(Dimension::name)
                .forEach(name -> dims.of(name).stream().findFirst().ifPresent(value -> chosen.put(name, value)));
        return chosen;
    }

    Question question(Changed changed) {
        var metric = catalogue.metric(changed.metric());
        var today = today();
        var span = catalogue.isAt(metric) ? new Span(today, today)
                : new Span(today.withDayOfYear(1), today.withMonth(12).withDayOfMonth(31));
        return new Question(changed.unit(), metric, span, changed.chosen(), Question.Manner.PLAIN);
    }

    static String key(Question question) {
        var where = question.where().entrySet().stream().map(pair -> pair.getKey() + ":" + pair.getValue())
                .collect(Collectors.joining(","));
        return question.unit() + "|" + question.metric().code() + "|" + where;
    }

    /** The unit that a key of the topic names. */
    static UnitId unit(String key) {
        return new UnitId(key.substring(0, key.indexOf('|')));
    }
}
