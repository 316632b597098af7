package union.reporting.figure;

import java.util.ArrayList;
import java.util.List;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Span;
import union.reporting.figure.tree.Tree;

/**
 * Days of one own unit that count towards a figure, and the branch just below the reading unit through which they do
 * (the reading unit itself for what it owns). Every figure of the tree is a sum over slots, so each fact is counted
 * once at each level.
 */
public record Slot(UnitId unit, Span span, UnitId branch) {

    /** What happened counts where the unit stood on the day. */
    static List<Slot> ofFlow(Tree tree, UnitId reader, Span span) {
        var slots = new ArrayList<Slot>();
        for (var unit : candidates(tree, reader))
            for (var stretch : tree.stretches(unit, span)) {
                int at = stretch.path().indexOf(reader);
                if (at >= 0) slots.add(new Slot(unit, stretch.span(), stretch.path().get(Math.max(0, at - 1))));
            }
        return slots;
    }

    /** What stands counts where the unit stands at the end of the day, all of it. */
    static List<Slot> ofStock(Tree tree, UnitId reader, java.time.LocalDate at) {
        var day = new Span(at, at);
        return ofFlow(tree, reader, day).stream()
                .map(slot -> new Slot(slot.unit(), Span.until(at), slot.branch())).toList();
    }

    private static List<UnitId> candidates(Tree tree, UnitId reader) {
        var units = new ArrayList<>(tree.units());
        if (!units.contains(reader)) units.add(reader);
        units.sort(null);
        return units;
    }
}
