package union.reporting.figure;

import java.time.Instant;
import java.util.List;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.Planned;
import union.reporting.figure.fact.PlansDocument;

/** Reads what was known at an earlier instant, fact by fact: the sums know only what is known now. */
public final class PastLedgerDocument implements Ledger {
    private final FactsDocument facts;
    private final PlansDocument plans;
    private final Instant asOf;

    public PastLedgerDocument(FactsDocument facts, PlansDocument plans, Instant asOf) {
        this.facts = facts;
        this.plans = plans;
        this.asOf = asOf;
    }

    @Override public List<Tally> tallies(Metric metric, List<Slot> slots) {
        return slots.isEmpty() ? List.of() : known(metric, slots).tallies(metric, slots);
    }

    @Override public List<SlotFact> facts(Metric metric, List<Slot> slots) {
        return slots.isEmpty() ? List.of() : known(metric, slots).facts(metric, slots);
    }

    private FactLedger known(Metric metric, List<Slot> slots) {
        var all = facts.read(metric.code(), KeptLedgerDocument.units(slots), KeptLedgerDocument.whole(slots));
        return new FactLedger(all.stream().filter(fact -> !fact.recordedAt().isAfter(asOf)).toList(), List.of());
    }

    @Override public List<Planned> planned(Question question) {
        var set = plans.read(question.unit(), question.metric().code()).stream()
                .filter(plan -> !plan.recordedAt().isAfter(asOf)).toList();
        return new FactLedger(List.of(), set).planned(question);
    }
}
