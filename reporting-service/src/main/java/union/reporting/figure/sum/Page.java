package union.reporting.figure.sum;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Span;

/**
 * One page of kept sums (汇总页): a metric of one own unit in one month, line by day and dimensions, or in one whole
 * year, line by dimensions. A span reads whole years from year pages and the rest from month pages, so that a stock of
 * many years is some pages and never a scan.
 */
public record Page(String metric, UnitId unit, String period) {
    private static final int YEAR_LENGTH = 4;

    /** The two pages on which a fact stands. */
    public static List<Page> of(String metric, UnitId unit, LocalDate on) {
        return List.of(new Page(metric, unit, year(on.getYear())),
                new Page(metric, unit, YearMonth.from(on).toString()));
    }

    /** Sorts the pages of one metric and period together over all units. */
    public String id() {
        return place() + "/" + unit.value();
    }

    /** Sorts the pages of one unit and metric by period, years apart from months. */
    public String place() {
        return place(metric, period);
    }

    static String place(String metric, String period) {
        return metric + (period.length() == YEAR_LENGTH ? "/y" : "/m") + period;
    }

    public static Page of(String place, UnitId unit) {
        int slash = place.indexOf('/');
        return new Page(place.substring(0, slash), unit, place.substring(slash + 2));
    }

    public boolean isYear() {
        return period.length() == YEAR_LENGTH;
    }

    /** The days that this page sums up. */
    public Span span() {
        var first = isYear() ? LocalDate.of(Integer.parseInt(period), 1, 1) : YearMonth.parse(period).atDay(1);
        return new Span(first, isYear() ? first.withMonth(12).withDayOfMonth(31)
                : YearMonth.parse(period).atEndOfMonth());
    }

    /** Whether this page is one of those that together hold a span exactly; month pages are then read day by day. */
    public boolean covers(Span span) {
        if (isYear()) return isWhole(Integer.parseInt(period), span);
        var month = YearMonth.parse(period);
        return !isWhole(month.getYear(), span)
                && !month.atEndOfMonth().isBefore(span.from()) && !month.atDay(1).isAfter(span.to());
    }

    /** The years that a span holds wholly, as year pages are read, and the years that it cuts, read by month. */
    static List<Integer> cutYears(Span span) {
        return java.util.stream.Stream.of(span.from().getYear(), span.to().getYear()).distinct()
                .filter(year -> !isWhole(year, span)).toList();
    }

    private static boolean isWhole(int year, Span span) {
        return !span.from().isAfter(LocalDate.of(year, 1, 1)) && !span.to().isBefore(LocalDate.of(year, 12, 31));
    }

    static String year(int year) {
        return "%04d".formatted(year);
    }
}
