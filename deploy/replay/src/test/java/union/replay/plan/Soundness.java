package union.replay.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Span;

/** The soundness rule of case files: one set of facts, laid from the narrowest figure to the widest, answers all. */
final class Soundness {
    private record Fact(String metric, String unit, Span when, Map<String, String> dims, BigDecimal count) {}

    private final Catalogue catalogue;
    private Map<String, String> parents = new HashMap<>();

    Soundness(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    boolean holds(CaseFile source) {
        parents = new HashMap<>();
        source.units().forEach(group -> parents.put(group.key(), group.under()));
        return laysOut(source) && fitsTheTree(source) && everyUnitIsAlike(source) && noneIsFoundedTwice(source);
    }

    private boolean laysOut(CaseFile source) {
        var facts = new ArrayList<Fact>();
        var order = source.all().stream().filter(figure -> !figure.metric().equals("unit.count"))
            .filter(figure -> catalogue.metric(figure.metric()).rate() == null)
            .sorted(Comparator.<Figure>comparingInt(figure -> -figure.dims().size())
                .thenComparingLong(figure -> figure.span().days())).toList();
        for (var figure : order)
            for (var step : steps(figure)) {
                var rest = figure.value().subtract(total(facts, figure, step));
                if (rest.signum() > 0)
                    facts.add(new Fact(figure.metric(), figure.atUnit(), Span.day(step.from()), figure.dims(), rest));
            }
        return order.stream().allMatch(figure -> {
            var steps = steps(figure);
            var sum = steps.stream().map(step -> total(facts, figure, step)).reduce(BigDecimal.ZERO, BigDecimal::add);
            return figure.qualifier().accepts(figure.value().multiply(BigDecimal.valueOf(steps.size())), sum);
        });
    }

    private BigDecimal total(List<Fact> facts, Figure figure, Span step) {
        return facts.stream().filter(fact -> fact.metric().equals(figure.metric()) && step.contains(fact.when().from()))
            .filter(fact -> below(fact.unit(), figure.atUnit()))
            .filter(fact -> fact.dims().entrySet().containsAll(figure.dims().entrySet()))
            .filter(fact -> figure.basis().equals(Optional.ofNullable(fact.dims().get("basis"))))
            .map(Fact::count).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Span> steps(Figure figure) {
        return figure.perMonths() == 0 ? List.of(figure.span()) : figure.span().periods(figure.perMonths());
    }

    /** The tree holds at least as many units as any figure about them says. */
    private boolean fitsTheTree(CaseFile source) {
        return source.all().stream().filter(figure -> figure.metric().equals("unit.count")).allMatch(figure -> {
            var alike = source.all().stream().filter(other -> !other.equals(figure))
                .filter(other -> other.metric().equals("unit.count"))
                .filter(other -> other.dims().get("unit_kind").equals(figure.dims().get("unit_kind")));
            var wide = figure.dims().size() == 1;
            return wide || alike.allMatch(other -> other.dims().size() == 1 && roomy(source, figure, other));
        });
    }

    private boolean roomy(CaseFile source, Figure narrow, Figure wide) {
        return least(source, wide) >= 2 * narrow.value().longValue() * copies(source, narrow.atUnit());
    }

    private long least(CaseFile source, Figure figure) {
        return figure.value().longValue() * (copies(source, figure.atUnit()) > 1 ? 0 : 1);
    }

    /** A figure at a key that stands for many units must not be larger than the figure of what is above them. */
    private boolean everyUnitIsAlike(CaseFile source) {
        for (var deep : source.all())
            for (var wide : source.all())
                if (deep.metric().equals(wide.metric()) && !deep.equals(wide)
                    && below(deep.atUnit(), wide.atUnit())
                    && !deep.atUnit().equals(wide.atUnit()) && Days.overlap(deep.span(), wide.span()).isPresent()
                    && copies(source, deep.atUnit()) > 1 && !deep.metric().equals("unit.count")) return false;
        return true;
    }

    /** A split founds a unit as well, which a count of foundings next to it would have to include. */
    private boolean noneIsFoundedTwice(CaseFile source) {
        return source.all().stream().filter(figure -> figure.dims().containsValue("split")).noneMatch(split ->
            source.all().stream().filter(figure -> figure.dims().containsValue("founded")
                && Objects.equals(figure.dims().get("unit_kind"), split.dims().get("unit_kind")))
                .anyMatch(founded -> Days.overlap(split.span(), founded.span()).isPresent()));
    }

    private static long copies(CaseFile source, String key) {
        return source.units().stream().filter(group -> group.key().equals(key)).mapToLong(CaseFile.Group::count)
            .findFirst().orElse(1);
    }

    long treeCount(CaseFile source, String top, String kind) {
        var parent = new HashMap<String, String>();
        source.units().forEach(group -> parent.put(group.key(), group.under()));
        parents = parent;
        return source.units().stream().filter(group -> group.kind().equals(kind) && !group.key().equals(top))
            .filter(group -> below(group.key(), top)).mapToLong(CaseFile.Group::count).sum();
    }

    private boolean below(String key, String top) {
        for (var at = key; at != null; at = parents.get(at)) if (at.equals(top)) return true;
        return false;
    }
}
