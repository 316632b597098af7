package union.reporting.figure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import union.reporting.figure.fact.Span;

/** The calendar of periods: whole months, and the fixed ones in which sensitive figures come. */
public final class Periods {
    private static final List<Integer> FIXED_MONTHS = List.of(1, 3, 6, 12);

    private Periods() {}

    /** Whether a span is a whole number of periods of so many months, from the first of a month on. */
    static boolean isWhole(Span span, int months) {
        return span.from().getDayOfMonth() == 1 && end(span).getDayOfMonth() == 1 && months(span) % months == 0;
    }

    static List<Span> split(Span span, int months) {
        return LongStream.range(0, months(span) / months).mapToObj(i -> {
            var from = span.from().plusMonths(i * months);
            return new Span(from, from.plusMonths(months).minusDays(1));
        }).toList();
    }

    /** A calendar month, quarter, half-year or year. */
    static boolean isCalendar(Span span) {
        long months = months(span);
        return isWhole(span, 1) && FIXED_MONTHS.stream().anyMatch(m -> m == months)
                && (span.from().getMonthValue() - 1) % months == 0;
    }

    private static long months(Span span) {
        return ChronoUnit.MONTHS.between(span.from(), end(span));
    }

    private static LocalDate end(Span span) {
        return span.to().plusDays(1);
    }
}
