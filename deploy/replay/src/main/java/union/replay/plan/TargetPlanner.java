package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Span;

/** Plans the planned values (目标) and, beside every figure, targets that no actual reading may take for facts. */
final class TargetPlanner {
    private static final int NOISE_MAX = 40;

    private record Asked(Place unit, String metric, Map<String, String> where, String basis, Span span) {}

    private final List<Figure> covered;
    private final Catalogue catalogue;
    private final Tree tree;
    private final Set<Asked> taken = new HashSet<>();
    private final List<Planned.Target> targets = new ArrayList<>();

    TargetPlanner(Ground ground) {
        this.covered = ground.covered();
        this.catalogue = ground.catalogue();
        this.tree = ground.tree();
    }

    /** One value for exactly the period that is asked for: the report keeps no other by which it could be answered. */
    List<Planned.Target> plan() {
        var aims = new Aims(covered, catalogue);
        for (var figure : covered)
            figure.basis().ifPresent(basis -> {
                for (var place : tree.at(figure.atUnit()))
                    aims.of(figure).ifPresent(aim -> put(asked(figure, place, basis, figure.span()), aim, false));
            });
        covered.stream().limit(NOISE_MAX).forEach(this::disturb);
        return targets;
    }

    /** Another value on every other basis, and the same basis in the unit above and in a foreign one. */
    private void disturb(Figure figure) {
        var other = figure.value().setScale(0, RoundingMode.HALF_UP).add(BigDecimal.valueOf(7));
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
}
