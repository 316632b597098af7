package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays the records of a stock so that every question about it reads right: day by day, on each day from the narrowest
 * question to the widest, carrying over who was already there. Values that a question leaves open are chosen among
 * those that keep every other question within its window.
 */
final class StockLaying<P> {
    private static final int SPREAD_MAX = 6;
    private static final long LAST = 1_000_000;

    private record Spot<P>(Place place, P what) {}

    private final Tally tally;
    private final Facts<P> facts;
    private final boolean fuse;
    private final TreeMap<LocalDate, Map<Spot<P>, Long>> counts = new TreeMap<>();

    /** @param fuse lets one record answer as many questions as it can, where apart they would not fit together */
    StockLaying(Tally tally, Facts<P> facts, boolean fuse) {
        this.tally = tally;
        this.facts = facts;
        this.fuse = fuse;
    }

    List<Stay<P>> lay() {
        for (var day : tally.days()) {
            Map<Spot<P>, Long> before = counts.isEmpty() ? Map.of() : counts.lastEntry().getValue();
            var now = new LinkedHashMap<Spot<P>, Long>();
            counts.put(day, now);
            for (var question : tally.questions())
                if (question.day().equals(day)) answer(question, before, now);
            before.forEach((spot, count) -> {
                if (tally.silent(cell(spot, day))) now.put(spot, count);
            });
        }
        return stays();
    }

    private void answer(Question question, Map<Spot<P>, Long> before, Map<Spot<P>, Long> now) {
        var least = best(question).stream().mapToLong(spot -> tally.askers(cell(spot, question.day()))).min();
        before.forEach((spot, count) -> {
            var cell = cell(spot, question.day());
            if (question.asks(cell) && (fuse || tally.askers(cell) <= least.orElse(Range.ENDLESS)))
                put(spot, question, Math.min(count - now.getOrDefault(spot, 0L), tally.missing(question)));
        });
        while (tally.missing(question) > 0) {
            var best = best(question);
            if (best.isEmpty()) return;
            var share = Math.ceilDiv(tally.missing(question), best.size());
            for (var spot : best) put(spot, question, Math.min(share, tally.missing(question)));
        }
    }

    private void put(Spot<P> spot, Question question, long wanted) {
        var cell = cell(spot, question.day());
        var count = Math.min(Math.min(wanted, tally.room(cell)), free(spot));
        if (count <= 0) return;
        tally.add(cell, count);
        counts.lastEntry().getValue().merge(spot, count, Long::sum);
    }

    /** The options that disturb the fewest other questions (or, fused, answer the most), a few of equal worth. */
    private List<Spot<P>> best(Question question) {
        var worth = new TreeMap<Long, List<Spot<P>>>();
        for (var option : facts.options(question.dims()))
            for (var spot : spots(option, question.at())) {
                var cell = cell(spot, question.day());
                if (tally.room(cell) < 1 || free(spot) < 1) continue;
                var askers = tally.askers(cell) + (facts.lastResort(option) ? LAST : 0);
                worth.computeIfAbsent(fuse ? -askers : askers, key -> new ArrayList<>()).add(spot);
            }
        return worth.isEmpty() ? List.of() : worth.firstEntry().getValue().stream().limit(SPREAD_MAX).toList();
    }

    private List<Spot<P>> spots(P option, Place at) {
        var each = facts.oneEach(option, at);
        return (each.isEmpty() ? List.of(at) : each).stream().map(place -> new Spot<>(place, option)).toList();
    }

    private long free(Spot<P> spot) {
        if (facts.oneEach(spot.what(), spot.place()).isEmpty()) return Range.ENDLESS;
        return 1 - counts.lastEntry().getValue().getOrDefault(spot, 0L);
    }

    private List<Stay<P>> stays() {
        var spots = new LinkedHashSet<Spot<P>>();
        counts.values().forEach(now -> spots.addAll(now.keySet()));
        var stays = new ArrayList<Stay<P>>();
        for (var spot : spots) stays.addAll(stays(spot));
        return stays;
    }

    private List<Stay<P>> stays(Spot<P> spot) {
        var all = new ArrayList<Stay<P>>();
        Deque<Stay<P>> open = new ArrayDeque<>();
        @Nullable LocalDate unseen = null;
        for (var day : counts.keySet()) {
            long wanted = counts.getOrDefault(day, Map.of()).getOrDefault(spot, 0L);
            var known = !tally.silent(cell(spot, day));
            open.stream().filter(stay -> isTooOld(stay, day)).forEach(stay -> stay.gone(day));
            open.removeIf(stay -> isTooOld(stay, day));
            while (open.size() > wanted) open.pop().gone(day);
            for (var stay : open) if (known) stay.seen(day);
            while (open.size() < wanted) {
                var stay = new Stay<>(spot.place(), spot.what(), unseen, day);
                open.push(stay);
                all.add(stay);
            }
            if (known) unseen = day;
        }
        return all;
    }

    private boolean isTooOld(Stay<P> stay, LocalDate day) {
        return stay.first != null && day.isAfter(stay.first.plusYears(facts.yearsMax(stay.what)));
    }

    private Cell cell(Spot<P> spot, LocalDate day) {
        return new Cell(spot.place(), day, facts.stock(spot.what()));
    }
}
