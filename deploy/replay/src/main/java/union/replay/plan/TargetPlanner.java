package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Qualifier;
import union.replay.source.Span;

/** Plans the planned values (目标) and, beside every figure, targets that no actual reading may take for facts. */
final class TargetPlanner {
    private static final int NOISE_MAX = 40;
    private static final Map<Qualifier, BigDecimal> INTO_WINDOW = Map.of(
        Qualifier.OVER, new BigDecimal("1.04"), Qualifier.AT_LEAST, new BigDecimal("1.04"),
        Qualifier.NEARLY, new BigDecimal("0.96"), Qualifier.AT_MOST, new BigDecimal("0.96"));

    private record Asked(Place unit, String metric, Map<String, String> where, String basis, Span span) {}

    private final CaseFile source;
    private final Catalogue catalogue;
    private final Tree tree;
    private final Set<Asked> taken = new HashSet<>();
    private final List<Planned.Target> targets = new ArrayList<>();

    TargetPlanner(CaseFile source, Ground ground) {
        this.source = source;
        this.catalogue = ground.catalogue();
        this.tree = ground.tree();
    }

    List<Planned.Target> plan() {
        var covered = source.all().stream().filter(figure -> Questions.covers(figure, source, catalogue))
            .sorted(Comparator.comparing(Figure::qualifier)).toList();
        for (var figure : covered)
            figure.basis().ifPresent(basis -> {
                for (var place : tree.at(figure.atUnit()))
                    for (var span : periods(figure))
                        put(asked(figure, place, basis, span), planned(figure, covered), false);
            });
        covered.stream().limit(NOISE_MAX).forEach(this::disturb);
        return targets;
    }

    /** Another value on every other basis, and the same basis in the unit above and in a foreign one. */
    private void disturb(Figure figure) {
        var other = figure.value().add(BigDecimal.valueOf(7));
        var place = tree.at(figure.atUnit()).getFirst();
        for (var basis : catalogue.dimension(Figure.BASIS).values())
            if (!basis.equals("actual")) put(asked(figure, place, basis, figure.span()), other, true);
        for (var elsewhere : tree.outside(place))
            put(asked(figure, elsewhere, figure.basis().orElse("target"), figure.span()), other, true);
    }

    private static Asked asked(Figure figure, Place unit, String basis, Span span) {
        var where = new HashMap<>(figure.dims());
        where.remove(Figure.BASIS);
        return new Asked(unit, figure.metric(), where, basis, span);
    }

    private void put(Asked asked, BigDecimal value, boolean noise) {
        if (!taken.add(asked)) return;
        var id = "t" + targets.size();
        var onDay = catalogue.readOnDay(catalogue.metric(asked.metric()));
        var aim = new Planned.Aim(asked.basis(), value, asked.span(), onDay);
        targets.add(new Planned.Target(asked.unit(), id, asked.metric(), asked.where(), aim, noise));
    }

    private static List<Span> periods(Figure figure) {
        return figure.perMonths() == 0 ? List.of(figure.span()) : figure.span().periods(figure.perMonths());
    }

    /** A value that also answers whoever asks the same in other words. */
    private BigDecimal planned(Figure figure, List<Figure> covered) {
        var alike = covered.stream().filter(other -> other.metric().equals(figure.metric())
            && other.dims().equals(figure.dims()) && other.period().equals(figure.period())
            && other.atUnit().equals(figure.atUnit())).toList();
        return alike.stream().map(this::planned)
            .filter(value -> alike.stream().allMatch(other -> other.accepts(value, false))).findFirst()
            .orElseGet(() -> planned(figure));
    }

    private BigDecimal planned(Figure figure) {
        var scale = catalogue.metric(figure.metric()).unit().equals("percent") ? 2 : 0;
        if (figure.perMonths() > 0) scale = Math.max(scale, figure.value().scale());
        var factor = INTO_WINDOW.getOrDefault(figure.qualifier(), BigDecimal.ONE);
        var value = figure.value().multiply(factor).setScale(scale, RoundingMode.HALF_UP);
        return figure.accepts(value, false) ? value : figure.value();
    }
}
