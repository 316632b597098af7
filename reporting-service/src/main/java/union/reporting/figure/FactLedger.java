package union.reporting.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Planned;

/** Reads from the facts that were known at an instant: slower than the kept sums, and answers any {@code asOf}. */
public final class FactLedger implements Ledger {
    private final Map<UnitId, List<Fact>> facts;
    private final List<Planned> planned;

    public FactLedger(Collection<Fact> facts, Collection<Planned> planned) {
        this.facts = facts.stream().collect(Collectors.groupingBy(Fact::unit));
        this.planned = List.copyOf(planned);
    }

    @Override public List<Tally> tallies(Metric metric, List<Slot> slots) {
        var tallies = new ArrayList<Tally>();
        for (var slot : slots) {
            var sums = new LinkedHashMap<Dims, Long>();
            of(metric, slot).forEach(fact -> sums.merge(fact.dims(), fact.count(), Long::sum));
            sums.forEach((dims, count) -> tallies.add(new Tally(slot, dims, count)));
        }
        return tallies;
    }

    @Override public List<SlotFact> facts(Metric metric, List<Slot> slots) {
        return slots.stream().flatMap(slot -> of(metric, slot).stream().map(fact -> new SlotFact(slot, fact))).toList();
    }

    @Override public List<Planned> planned(Question question) {
        return planned.stream().filter(plan -> answers(plan, question))
                .sorted(Comparator.comparing(Planned::recordedAt).thenComparingLong(Planned::offset)).toList();
    }

    /** A planned value answers exactly the question for which it was set, at the unit that set it. */
    static boolean answers(Planned plan, Question question) {
        return plan.unit().equals(question.unit()) && plan.metric().equals(question.metric().code())
                && plan.where().equals(question.where()) && plan.span().equals(question.span());
    }

    private List<Fact> of(Metric metric, Slot slot) {
        return facts.getOrDefault(slot.unit(), List.of()).stream()
                .filter(fact -> fact.metric().equals(metric.code()) && slot.span().contains(fact.on())).toList();
    }
}
