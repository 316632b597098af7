package union.replay.plan;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Metric;

/** Why no records of this replay can stand behind a figure: what the platform does not keep or cannot say. */
final class Obstacles {
    static final String SERVICE = "member";
    private static final Set<String> UNKEPT = Set.of("card.persons");
    private static final Set<String> ROLLS = Set.of("member.roll", "member.joined", "member.rate");

    private final Catalogue catalogue;
    private final Tree tree;
    private final LocalDate today;
    private final UnitFacts facts;
    private final Aims aims;

    Obstacles(CaseFile source, Catalogue catalogue, Tree tree, LocalDate today) {
        this.catalogue = catalogue;
        this.tree = tree;
        this.today = today;
        this.facts = new UnitFacts(catalogue, new Hosting(tree));
        this.aims = new Aims(source.all(), catalogue);
    }

    /** Empty if the figure can be answered; a reason without words is a service that is not there yet. */
    Optional<String> to(Figure figure) {
        var metric = catalogue.metric(figure.metric());
        if (!metric.service().equals(SERVICE) || UNKEPT.contains(metric.code())) return Optional.of("");
        var place = tree.at(figure.atUnit()).getFirst();
        if (!tree.isNode(place)) return Optional.of("no unit may stand for a " + place.kind() + " there");
        if (figure.basis().isPresent())
            return aims.answers(figure) ? Optional.empty() : Optional.of("no planned value is kept that answers it");
        if (ROLLS.contains(metric.code()) && !MemberFacts.keepsRoll(place.kind()))
            return Optional.of("a " + place.kind() + " keeps no roll");
        if (Range.of(figure, false).lowest() <= 0 && metric.rate() == null) return Optional.empty();
        if (metric.kind() == Metric.Kind.FLOW && figure.span().from().isAfter(today))
            return Optional.of("its period has not begun");
        return counted(figure, metric, place);
    }

    private Optional<String> counted(Figure figure, Metric metric, Place place) {
        var dims = new HashMap<>(figure.dims());
        if (metric.rate() != null) dims.putAll(metric.rate().denominator().dims());
        var kind = dims.get("unit_kind");
        if (kind == null) return Optional.empty();
        var change = dims.get("change");
        if (change != null && !facts.can(kind, change)) return Optional.of("a " + kind + " is never " + change);
        if (facts.traits(kind, Map.copyOf(dims)).isEmpty())
            return Optional.of("a " + kind + " has no such " + trait(dims));
        return facts.home(Slot.extra(kind, Traits.NONE), place).isPresent() || stands(kind, place) ? Optional.empty()
            : Optional.of("no " + kind + " may hang under a " + place.kind());
    }

    private boolean stands(String kind, Place place) {
        return tree.all().stream().anyMatch(one -> one.kind().equals(kind) && !one.equals(place)
            && one.within(place));
    }

    private static String trait(Map<String, String> dims) {
        return String.join(", ", dims.keySet().stream().filter(dim -> !dim.equals("unit_kind")).sorted().toList());
    }
}
