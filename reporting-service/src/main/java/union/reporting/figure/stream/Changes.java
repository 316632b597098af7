package union.reporting.figure.stream;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.Dimension;
import union.reporting.catalogue.Metric;
import union.reporting.catalogue.MetricKind;
import union.reporting.catalogue.Mode;
import union.reporting.figure.Question;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Span;
import union.reporting.figure.tree.Forest;

/**
 * Which figures a batch of facts may change, and the questions that dashboards ask of them: a stock today, a flow in
 * the current calendar year, both at the own unit and at every unit above it, level by level, and no others. Sensitive
 * metrics are never told to all.
 */
public final class Changes {
    private final Catalogue catalogue;
    private final Forest forest;
    private final Clock clock;
    private final ZoneId zone;

    public Changes(Catalogue catalogue, Forest forest, Clock clock, ZoneId zone) {
        this.catalogue = catalogue;
        this.forest = forest;
        this.clock = clock;
        this.zone = zone;
    }

    /** The own units' changes. A rate changes with its parts where it is asked without dimensions of its own. */
    public Set<Changed> of(List<Fact> facts) {
        var changed = new LinkedHashSet<Changed>();
        for (var fact : facts) {
            var metric = catalogue.metric(fact.metric());
            if (metric.marks().sensitive()) continue;
            changed.add(new Changed(fact.unit(), fact.metric(), chosen(metric, fact)));
            for (var rate : rates(fact.metric())) changed.add(new Changed(fact.unit(), rate.code(), Map.of()));
        }
        return changed;
    }

    private List<Metric> rates(String part) {
        return catalogue.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.RATE && catalogue.isFed(metric)
                        && !metric.marks().sensitive() && (metric.parts().numerator().equals(part)
                        || metric.parts().denominator().equals(part)))
                .filter(metric -> metric.dimensions().stream().noneMatch(d -> d.mode() == Mode.SELECT))
                .filter(metric -> !metric.parts().numerator().equals(metric.parts().denominator())
                        || !metric.parts().numeratorWhere().isEmpty()).toList();
    }

    private static Map<String, String> chosen(Metric metric, Fact fact) {
        var chosen = new TreeMap<String, String>();
        metric.dimensions().stream().filter(dimension -> dimension.mode() == Mode.SELECT).map(Dimension::name)
                .forEach(name -> fact.dims().of(name).stream().findFirst().ifPresent(value -> chosen.put(name, value)));
        return chosen;
    }

    /** The same figures at the own units and at all above them, each once. */
    public List<Question> questions(Set<Changed> changed) {
        var tree = forest.now();
        var today = LocalDate.now(clock.withZone(zone));
        var at = new LinkedHashSet<Changed>();
        for (var one : changed)
            for (var unit : tree.path(one.unit(), today)) at.add(new Changed(unit, one.metric(), one.chosen()));
        return at.stream().map(one -> question(one, today)).collect(Collectors.toCollection(ArrayList::new));
    }

    private Question question(Changed changed, LocalDate today) {
        var metric = catalogue.metric(changed.metric());
        var span = catalogue.isAt(metric) ? new Span(today, today)
                : new Span(today.withDayOfYear(1), today.withMonth(12).withDayOfMonth(31));
        return new Question(changed.unit(), metric, span, changed.chosen(), Question.Manner.PLAIN);
    }

    static String key(Question question) {
        var where = question.where().entrySet().stream().map(pair -> pair.getKey() + ":" + pair.getValue())
                .collect(Collectors.joining(","));
        return question.unit() + "|" + question.metric().code() + "|" + where;
    }
}
