package union.member.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import union.member.unit.Facts.Dependents;
import union.member.unit.Facts.Placement;
import union.member.unit.Facts.Seat;
import union.platform.unit.UnitId;

/** Gathers the facts for each sort of step. Who decides: the unit above, or the lowest one above all concerned. */
final class Surroundings {
    private final Vicinity tree;
    private final Clock clock;

    /** @param clock in the federation's civil calendar */
    Surroundings(Vicinity tree, Clock clock) {
        this.tree = tree;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Facts own(Step step, List<Trait> traits) {
        var line = line(traits);
        var loops = line.filter(above -> tree.lineLoops(step.unit(), above, step.stamp().on())).isPresent();
        var placement = new Placement(1, 0, loops, true, line.flatMap(l -> tree.neighbour(l, step.stamp().on())));
        return new Facts(today(), new Seat(step.upper(), Optional.of(step.upper())), Optional.empty(), placement,
            Dependents.NONE, tree.unknown(named(traits)));
    }

    /** For a unit that is not there yet: whoever prepares it decides on it. */
    Facts preparing(Step step, List<Trait> traits) {
        var on = step.stamp().on();
        var placement = new Placement(tree.depth(step.unit(), step.upper(), on),
            tree.siblings(step.unit(), step.upper(), on), false, true,
            line(traits).flatMap(l -> tree.neighbour(l, on)));
        return new Facts(today(), new Seat(step.upper(), Optional.of(step.upper())),
            tree.neighbour(step.upper(), on), placement, Dependents.NONE,
            tree.unknown(Stream.concat(Stream.of(step.upper()), named(traits))));
    }

    /** For what the unit above decides about a unit that stays where it is. */
    Facts byParent(Step step, Unit now) {
        var parent = parent(now, step.stamp().on());
        return new Facts(today(), new Seat(step.upper(), parent), Optional.empty(), Placement.NONE,
            Dependents.NONE, List.of());
    }

    Facts founding(Step step, Unit now) {
        var parent = parent(now, step.stamp().on());
        return parent.map(p -> hanging(step, now, p, parent)).orElseGet(() -> byParent(step, now));
    }

    Facts reParenting(Step step, Unit now, UnitId parent) {
        var deciding = parent(now, step.stamp().on())
            .flatMap(old -> tree.lowestCommonUpper(old, parent, step.stamp().on()));
        return hanging(step, now, parent, deciding);
    }

    Facts merging(Step step, Unit now, UnitId into) {
        var deciding = parent(now, step.stamp().on())
            .flatMap(old -> tree.lowestCommonUpper(old, into, step.stamp().on()));
        return ending(step, into, deciding, dependents(step));
    }

    Facts splitting(Step step, Unit now, UnitId into) {
        return ending(step, into, parent(now, step.stamp().on()), Dependents.NONE);
    }

    Facts dissolving(Step step, Unit now, UnitId custodian) {
        return ending(step, custodian, parent(now, step.stamp().on()), dependents(step));
    }

    /** For taking back an end or a founding that lies ahead: the parent must be there, and nobody need the unit. */
    Facts revoking(Step step, Unit now) {
        var facts = founding(step, now);
        return new Facts(facts.today(), facts.seat(), facts.other(), facts.placement(), dependents(step),
            facts.unknown());
    }

    private Dependents dependents(Step step) {
        return new Dependents(tree.liveChildren(step.unit(), step.stamp().on()), tree.namedLast(step.unit()));
    }

    private Facts hanging(Step step, Unit now, UnitId parent, Optional<UnitId> deciding) {
        var on = step.stamp().on();
        var until = Unit.history(now).flatMap(h -> h.placedUntil(on)).orElse(LocalDate.MAX);
        var placement = new Placement(tree.depth(step.unit(), parent, on), tree.siblings(step.unit(), parent, on),
            tree.loops(step.unit(), parent, on, until), true, Optional.empty());
        return new Facts(today(), new Seat(step.upper(), deciding), tree.neighbour(parent, on), placement,
            Dependents.NONE, tree.unknown(Stream.of(parent)));
    }

    private Facts ending(Step step, UnitId other, Optional<UnitId> deciding, Dependents dependents) {
        var on = step.stamp().on();
        boolean sameTree = tree.root(step.unit()).equals(tree.root(other));
        var placement = new Placement(1, 0, false, sameTree, Optional.empty());
        return new Facts(today(), new Seat(step.upper(), deciding), tree.neighbour(other, on), placement,
            dependents, tree.unknown(Stream.of(other)));
    }

    /** The parent on the day; for a day before the unit's first one, the parent that it began under. */
    private static Optional<UnitId> parent(Unit unit, LocalDate on) {
        return Unit.history(unit).flatMap(h -> h.at(on).parent().or(() -> h.at(h.firstDay()).parent()));
    }

    private static Optional<UnitId> line(List<Trait> traits) {
        return traits.stream().filter(Trait.LineParent.class::isInstance).map(Trait.LineParent.class::cast)
            .map(Trait.LineParent::parent).findFirst();
    }

    /** The units that attributes name. */
    static Stream<UnitId> named(List<Trait> traits) {
        return traits.stream().flatMap(trait -> switch (trait) {
            case Trait.LineParent(var unit) -> Stream.of(unit);
            case Trait.Lead(var unit) -> Stream.of(unit);
            case Trait.Area(var units) -> units.stream();
            case Trait.Parent _, Trait.Custodian _, Trait.MergedInto _, Trait.SplitInto _, Trait.Kind _, Trait.Name _,
                Trait.Status _, Trait.Revokes _, Trait.Legal _, Trait.Size _, Trait.Site _ -> Stream.empty();
        });
    }
}
