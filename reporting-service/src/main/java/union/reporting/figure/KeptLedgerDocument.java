package union.reporting.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import union.platform.unit.UnitId;
import union.platform.web.Problem;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.Planned;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.fact.Span;
import union.reporting.figure.sum.Pages;
import union.reporting.figure.sum.SumsDocument;

/** Reads what is known now: sums from their pages, and only what is no sum from the facts. */
public final class KeptLedgerDocument implements Ledger {
    /** Headcounts and persons that one question may compare; beyond, it is for a smaller unit or a shorter period. */
    public static final int FACTS_HELD_MAX = 100_000;
    private final SumsDocument sums;
    private final FactsDocument facts;
    private final PlansDocument plans;

    public KeptLedgerDocument(SumsDocument sums, FactsDocument facts, PlansDocument plans) {
        this.sums = sums;
        this.facts = facts;
        this.plans = plans;
    }

    @Override public List<Tally> tallies(Metric metric, List<Slot> slots) {
        var into = new SlotSums(slots);
        for (var span : slots.stream().map(Slot::span).collect(Collectors.toSet())) {
            var units = slots.stream().filter(slot -> slot.span().equals(span)).map(Slot::unit)
                    .collect(Collectors.toSet());
            sums.read(metric.code(), units, span, (page, lines) -> into.of(page.unit()).forEach((slot, sum) -> {
                if (slot.span().equals(span)) Pages.read(page, lines, span, sum);
            }));
        }
        return into.tallies();
    }

    @Override public List<SlotFact> facts(Metric metric, List<Slot> slots) {
        return known(facts, metric, slots, _ -> true).facts(metric, slots);
    }

    /** Facts that have to be looked at one beside the other, up to so many. */
    static FactLedger known(FactsDocument facts, Metric metric, List<Slot> slots, Predicate<Fact> known) {
        if (slots.isEmpty()) return new FactLedger(List.of(), List.of());
        var held = new ArrayList<Fact>();
        facts.each(metric.code(), units(slots), whole(slots), fact -> {
            if (!known.test(fact)) return;
            if (held.size() == FACTS_HELD_MAX) throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "too-many-facts");
            held.add(fact);
        });
        return new FactLedger(held, List.of());
    }

    @Override public List<Planned> planned(Question question) {
        var set = plans.read(question.unit(), question.metric().code());
        return new FactLedger(List.of(), set).planned(question);
    }

    static Set<UnitId> units(List<Slot> slots) {
        return slots.stream().map(Slot::unit).collect(Collectors.toSet());
    }

    static Span whole(List<Slot> slots) {
        var from = slots.stream().map(slot -> slot.span().from()).reduce((a, b) -> a.isBefore(b) ? a : b).orElseThrow();
        var to = slots.stream().map(slot -> slot.span().to()).reduce((a, b) -> a.isAfter(b) ? a : b).orElseThrow();
        return new Span(from, to);
    }
}
