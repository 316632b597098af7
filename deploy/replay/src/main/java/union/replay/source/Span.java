package union.replay.source;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Days from the first to the last, both included (时段). */
public record Span(LocalDate from, LocalDate to) {
    public Span {
        if (to.isBefore(from)) throw new IllegalArgumentException(from + " is after " + to);
    }

    public static Span day(LocalDate on) {
        return new Span(on, on);
    }

    public boolean contains(LocalDate on) {
        return !on.isBefore(from) && !on.isAfter(to);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** The consecutive periods of so many months that make up this span. */
    public List<Span> periods(int months) {
        var periods = new ArrayList<Span>();
        for (var start = from; !start.isAfter(to); start = start.plusMonths(months))
            periods.add(new Span(start, start.plusMonths(months).minusDays(1)));
        return List.copyOf(periods);
    }

    /** Whether the span is a whole number of periods of so many months, each from the first to the last of a month. */
    boolean isMadeOf(int months) {
        if (months < 1 || from.getDayOfMonth() != 1 || to.plusDays(1).getDayOfMonth() != 1) return false;
        return ChronoUnit.MONTHS.between(from, to.plusDays(1)) % months == 0;
    }
}
