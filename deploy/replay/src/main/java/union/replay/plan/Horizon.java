package union.replay.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import union.replay.source.Span;

/**
 * The days of a plan. Everything that no figure dates lies well before the first figure; the officers who enter the
 * records take their posts after the last one, where that day has already come, else on the day of the replay.
 *
 * @param founded when the root was founded
 * @param settled from this day on, records that were always there may begin
 * @param earliest first day that any figure looks at
 */
public record Horizon(LocalDate founded, LocalDate settled, LocalDate earliest, LocalDate latest, LocalDate today) {
    private static final int YEARS_BEFORE = 3;
    private static final int DAYS_AFTER = 40;

    static Horizon of(Collection<Span> spans, LocalDate today) {
        var earliest = spans.stream().map(Span::from).min(Comparator.naturalOrder()).orElse(today);
        var latest = spans.stream().map(Span::to).max(Comparator.naturalOrder()).orElse(today);
        var first = earliest.isBefore(today) ? earliest : today;
        var founded = first.minusYears(YEARS_BEFORE).withDayOfYear(1);
        return new Horizon(founded, founded.plusYears(1), first, latest, today);
    }

    /** When a unit at this depth of the tree was founded, if nothing else is asked: parents before children. */
    LocalDate founded(int depth) {
        return founded.plusDays(14L * Math.min(depth, 20));
    }

    /** The days, long before the first figure, on which everything else began. */
    Span before() {
        return new Span(settled, earliest.minusDays(60));
    }

    /** Since when the officers hold their posts who enter the records. */
    public LocalDate officersFrom() {
        var after = latest.plusDays(DAYS_AFTER);
        return after.isAfter(today) ? today : after;
    }
}
