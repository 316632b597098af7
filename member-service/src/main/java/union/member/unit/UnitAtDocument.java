package union.member.unit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/** A unit as readers see it on one day; before its first day its status is {@code unknown}. */
record UnitAtDocument(
        String unit, LocalDate at, @Nullable Instant asOf, @Nullable LocalDate foundedOn,
        @JsonUnwrapped TraitsDocument traits) {
    /** One line of the history, with who recorded it, on what paper and why. */
    record Line(
            int seq, LocalDate on, Instant recordedAt, String change, TraitsDocument set, String by,
            @Nullable String documentNumber, @Nullable String reason) {}

    static UnitAtDocument of(History history, LocalDate at, @Nullable Instant asOf) {
        var known = asOf == null ? Instant.MAX : asOf;
        var unit = history.at(at, known);
        var founded = history.firstOn(Standing.FOUNDED, known).filter(day -> !day.isAfter(at)).orElse(null);
        var traits = unit.standing().isEmpty() ? TraitsDocument.UNKNOWN
            : TraitsDocument.of(List.copyOf(unit.traits().values()));
        return new UnitAtDocument(history.unit().value(), at, asOf, founded, traits);
    }

    static List<Line> lines(History history) {
        return history.entries().stream().map(UnitAtDocument::line).toList();
    }

    /** What was decided about the unit while it hung under {@code upper}, or by its coming and going. */
    static List<Line> decidedUnder(UnitId upper, History history) {
        return history.entries().stream().filter(e -> !e.change().isOwnAffair())
            .filter(e -> Stream.of(e.on(), e.on().minusDays(1))
                .anyMatch(day -> history.at(day).parent().filter(upper::equals).isPresent()))
            .map(UnitAtDocument::line).toList();
    }

    private static Line line(Entry e) {
        var paper = e.stamp().paper();
        return new Line(e.seq(), e.on(), e.stamp().recordedAt(), e.change().code(), TraitsDocument.of(e.set()),
            e.stamp().by(), orNull(paper.number()), orNull(paper.reason()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
