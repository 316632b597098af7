package union.reporting.figure;

import java.util.List;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Planned;

/** Where a figure is read from: the kept sums for today's knowledge, the facts for an earlier one. */
public interface Ledger {
    /** The sums of a flow or stock, slot by slot. */
    List<Tally> tallies(Metric metric, List<Slot> slots);

    /** The facts themselves, for what is not a sum: observations, distinct persons. */
    List<SlotFact> facts(Metric metric, List<Slot> slots);

    /** The planned values of a unit, latest last. */
    List<Planned> planned(Question question);

    record SlotFact(Slot slot, Fact fact) {}
}
