package union.reporting.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.Planned;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.fact.Span;
import union.reporting.figure.sum.Line;
import union.reporting.figure.sum.Page;
import union.reporting.figure.sum.Pages;
import union.reporting.figure.sum.SumsDocument;

/** Reads what is known now: sums from their pages, and only what is no sum from the facts. */
public final class KeptLedgerDocument implements Ledger {
    private final SumsDocument sums;
    private final FactsDocument facts;
    private final PlansDocument plans;

    public KeptLedgerDocument(SumsDocument sums, FactsDocument facts, PlansDocument plans) {
        this.sums = sums;
        this.facts = facts;
        this.plans = plans;
    }

    @Override public List<Tally> tallies(Metric metric, List<Slot> slots) {
        if (slots.isEmpty()) return List.of();
        var pages = new HashMap<UnitId, Map<Page, List<Line>>>();
        for (var span : slots.stream().map(Slot::span).collect(Collectors.toSet())) {
            var units = slots.stream().filter(slot -> slot.span().equals(span)).map(Slot::unit)
                    .collect(Collectors.toSet());
            sums.read(metric.code(), units, span, (page, lines) ->
                    pages.computeIfAbsent(page.unit(), _ -> new HashMap<>()).put(page, lines));
        }
        var tallies = new ArrayList<Tally>();
        for (var slot : slots) {
            var into = new LinkedHashMap<Dims, Long>();
            pages.getOrDefault(slot.unit(), Map.of())
                    .forEach((page, lines) -> Pages.read(page, lines, slot.span(), into));
            into.forEach((dims, count) -> tallies.add(new Tally(slot, dims, count)));
        }
        return tallies;
    }

    @Override public List<SlotFact> facts(Metric metric, List<Slot> slots) {
        if (slots.isEmpty()) return List.of();
        var known = facts.read(metric.code(), units(slots), whole(slots));
        return new FactLedger(known, List.of()).facts(metric, slots);
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
