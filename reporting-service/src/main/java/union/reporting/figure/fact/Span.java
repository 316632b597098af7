package union.reporting.figure.fact;

import java.time.LocalDate;

/** The days from the first to the last, both counted. A stock at the end of a day spans all days up to it. */
public record Span(LocalDate from, LocalDate to) {
    public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    public Span {
        if (from.isAfter(to)) throw new IllegalArgumentException("a span ends after it begins: " + from + " " + to);
    }

    public static Span until(LocalDate at) {
        return new Span(BEGINNING, at);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
