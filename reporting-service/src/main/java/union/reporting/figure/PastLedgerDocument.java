package union.reporting.figure;

import java.time.Instant;
import java.util.List;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Fact;
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
        if (slots.isEmpty()) return List.of();
        var into = new SlotSums(slots);
        facts.each(metric.code(), into.units(), KeptLedgerDocument.whole(slots), fact -> {
            if (isKnown(fact)) into.add(fact);
        });
        return into.tallies();
    }

    @Override public List<SlotFact> facts(Metric metric, List<Slot> slots) {
        return KeptLedgerDocument.known(facts, metric, slots, this::isKnown).facts(metric, slots);
    }

    private boolean isKnown(Fact fact) {
        return !fact.recordedAt().isAfter(asOf);
    }

    @Override public List<Planned> planned(Question question) {
        var set = plans.read(question.unit(), question.metric().code()).stream()
                .filter(plan -> !plan.recordedAt().isAfter(asOf)).toList();
        return new FactLedger(List.of(), set).planned(question);
    }
}
