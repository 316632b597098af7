package union.replay.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import union.replay.source.Span;

/** Chooses days. */
final class Days {
    private Days() {}

    /** The i-th of n days spread over the span; its first and its last day come first, since edges prove most. */
    static LocalDate spread(Span span, long i, long n) {
        if (i == 0 || span.days() == 1) return span.from();
        if (i == 1) return span.to();
        return span.from().plusDays((i - 1) * (span.days() - 1) / Math.max(1, n - 1));
    }

    /** The wished day if it will do, else the first stretch of the span in which a day will do. */
    static Optional<LocalDate> choose(Tally tally, Span span, LocalDate wish, Predicate<LocalDate> willDo) {
        return Stream.concat(Stream.of(wish), tally.choices(span).stream()).filter(span::contains).filter(willDo)
            .findFirst();
    }

    /** The day on which such a record still fits and the fewest questions see it; the wished one if it is as good. */
    static Optional<LocalDate> best(Tally tally, Span span, LocalDate wish, Function<LocalDate, Cell> record) {
        return Stream.concat(Stream.of(wish), tally.choices(span).stream()).filter(span::contains)
            .filter(day -> tally.fits(record.apply(day)))
            .min(Comparator.comparingLong(day -> tally.askers(record.apply(day))));
    }

    static Optional<Span> overlap(Span a, Span b) {
        var from = a.from().isAfter(b.from()) ? a.from() : b.from();
        var to = a.to().isBefore(b.to()) ? a.to() : b.to();
        return to.isBefore(from) ? Optional.empty() : Optional.of(new Span(from, to));
    }
}
