package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Qualifier;

/**
 * The values that units plan. A unit keeps one planned value for each metric, choice of dimensions and period, be it a
 * sum or a mean; so figures that ask for the same get the value that answers the most of them.
 */
final class Aims {
    private static final Map<Qualifier, BigDecimal> INTO_WINDOW = Map.of(
        Qualifier.OVER, new BigDecimal("1.04"), Qualifier.AT_LEAST, new BigDecimal("1.04"),
        Qualifier.NEARLY, new BigDecimal("0.96"), Qualifier.AT_MOST, new BigDecimal("0.96"));
    /** As the report keeps them: percentages with four decimals, everything else that members are counted in whole. */
    private static final int PERCENT_SCALE = 4;

    private final List<Figure> planned;
    private final Catalogue catalogue;

    Aims(List<Figure> figures, Catalogue catalogue) {
        this.planned = figures.stream().filter(figure -> figure.basis().isPresent()).toList();
        this.catalogue = catalogue;
    }

    /** Empty if no value that the report can keep answers any of the figures that ask for this. */
    Optional<BigDecimal> of(Figure figure) {
        var alike = planned.stream().filter(other -> asksTheSame(figure, other)).toList();
        var values = new ArrayList<>(alike.stream().flatMap(this::values).distinct().toList());
        return values.stream().max(Comparator.<BigDecimal>comparingLong(value ->
            alike.stream().filter(other -> accepts(other, value)).count())
            .thenComparingInt(value -> -values.indexOf(value)));
    }

    boolean answers(Figure figure) {
        return of(figure).filter(value -> accepts(figure, value)).isPresent();
    }

    private static boolean asksTheSame(Figure one, Figure other) {
        return one.metric().equals(other.metric()) && one.dims().equals(other.dims())
            && one.span().equals(other.span()) && one.atUnit().equals(other.atUnit());
    }

    private Stream<BigDecimal> values(Figure figure) {
        var factor = INTO_WINDOW.getOrDefault(figure.qualifier(), BigDecimal.ONE);
        var scale = isPercent(figure) ? PERCENT_SCALE : 0;
        return Stream.of(figure.value().multiply(factor).setScale(Math.min(scale, 2), RoundingMode.HALF_UP),
            figure.value().setScale(scale, RoundingMode.HALF_UP), figure.value().setScale(scale, RoundingMode.CEILING),
            figure.value().setScale(scale, RoundingMode.FLOOR)).filter(value -> accepts(figure, value));
    }

    private boolean accepts(Figure figure, BigDecimal value) {
        return figure.accepts(value, isPercent(figure));
    }

    private boolean isPercent(Figure figure) {
        return catalogue.metric(figure.metric()).unit().equals("percent");
    }
}
