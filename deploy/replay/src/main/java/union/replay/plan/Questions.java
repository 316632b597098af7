package union.replay.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Metric;
import union.replay.source.Span;

/** The figures of a case as questions, one for each unit that a figure is about and each period of its mean. */
final class Questions {
    private static final Set<String> UNCOVERED = Set.of("card.persons");
    private static final String SERVICE = "member";

    private final CaseFile source;
    private final Catalogue catalogue;
    private final Tree tree;
    private final LocalDate today;
    private final boolean inside;

    /** @param inside aims into the windows of qualified figures instead of at their stated values */
    Questions(CaseFile source, Ground ground, boolean inside) {
        this.source = source;
        this.catalogue = ground.catalogue();
        this.tree = ground.tree();
        this.today = ground.horizon().today();
        this.inside = inside;
    }

    /** Whether records of this replay stand behind the figure. */
    static boolean covers(Figure figure, CaseFile source, Catalogue catalogue) {
        var metric = catalogue.metric(figure.metric());
        if (!metric.service().equals(SERVICE) || UNCOVERED.contains(metric.code())) return false;
        var kind = source.kindOf(figure.atUnit());
        if (!catalogue.isNode(kind)) return false;
        var onRoll = metric.dims().contains("employment") && metric.code().startsWith("member.");
        if (onRoll && figure.basis().isEmpty() && !MemberFacts.keepsRoll(kind)) return false;
        var change = figure.dims().get("change");
        var facts = new UnitFacts(catalogue, new Hosting(new Tree(Map.of(), NOWHERE, Set.of(), Set.of())));
        return change == null || figure.basis().isPresent()
            || facts.can(figure.dims().getOrDefault("unit_kind", ""), change);
    }

    private static final Place NOWHERE = new Place("nowhere", "nowhere", "federation", "nowhere", null);

    /** Figures and bases that are to be made of records, with the parts of rates that the case does not state. */
    private List<Figure> figures() {
        var actual = source.all().stream().filter(figure -> covers(figure, source, catalogue))
            .filter(figure -> figure.basis().isEmpty()).toList();
        var all = new ArrayList<>(actual);
        for (var figure : actual)
            if (catalogue.metric(figure.metric()).kind() == Metric.Kind.RATE)
                all.addAll(new RateParts(catalogue, all).missing(figure));
        return all;
    }

    Map<String, List<Question>> byMetric() {
        var byMetric = new HashMap<String, List<Question>>();
        for (var figure : figures())
            if (catalogue.metric(figure.metric()).kind() != Metric.Kind.RATE)
                for (var place : tree.at(figure.atUnit()))
                    byMetric.computeIfAbsent(figure.metric(), metric -> new ArrayList<>())
                        .addAll(questions(figure, place));
        return byMetric;
    }

    private List<Question> questions(Figure figure, Place place) {
        if (figure.perMonths() == 0)
            return List.of(new Question(figure.dims(), place, known(figure.span()), Range.of(figure, inside)));
        var periods = figure.span().periods(figure.perMonths());
        var sum = Range.of(times(figure, periods.size()), inside);
        var questions = new ArrayList<Question>();
        for (int i = 0; i < periods.size(); i++)
            questions.add(new Question(figure.dims(), place, known(periods.get(i)), sum.share(i, periods.size())));
        return questions;
    }

    private static Figure times(Figure figure, int count) {
        var sum = figure.value().multiply(BigDecimal.valueOf(count));
        var stated = new Figure.Stated(sum, figure.stated().shown(), figure.qualifier());
        return new Figure(figure.number(), figure.metric(), stated, new Figure.Period(figure.span(), 0),
            figure.dims(), figure.atUnit());
    }

    /** What lies in the future cannot have been recorded yet. */
    private Span known(Span span) {
        return span.from().isBefore(today) && span.to().isAfter(today) ? new Span(span.from(), today) : span;
    }
}
