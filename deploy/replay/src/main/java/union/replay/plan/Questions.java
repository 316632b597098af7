package union.replay.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Metric;
import union.replay.source.Span;

/** The figures of a case as questions, one for each unit that a figure is about and each period of its mean. */
final class Questions {
    /** How the windows of figures are used. */
    record Manner(boolean inside, boolean pinned) {}

    private final Catalogue catalogue;
    private final Tree tree;
    private final LocalDate today;
    private final Manner manner;
    private final RateParts parts;

    /** @param manner whether to aim into the windows of figures, and whether to pin the parts of rates in them */
    Questions(Ground ground, Manner manner) {
        this.catalogue = ground.catalogue();
        this.tree = ground.tree();
        this.today = ground.horizon().today();
        this.manner = manner;
        this.parts = new RateParts(catalogue, ground.covered().stream().filter(one -> one.basis().isEmpty()).toList());
    }

    /** Figures and bases that are to be made of records, with the parts of rates. */
    private List<Figure> figures() {
        return manner.pinned() ? parts.pinned() : parts.loose();
    }

    /** Rates that may read wrong. */
    List<String> wrong() {
        return manner.pinned() ? parts.wrong() : parts.doubtful();
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
            return List.of(new Question(figure.dims(), place, known(figure.span()), Range.of(figure, manner.inside())));
        var periods = figure.span().periods(figure.perMonths());
        var sum = Range.of(times(figure, periods.size()), manner.inside());
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
