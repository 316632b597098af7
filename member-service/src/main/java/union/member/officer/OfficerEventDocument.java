package union.member.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import union.member.figure.Movement;

/**
 * A post holder's event as others see it: everything the person holds and held in the unit, and every entry with what
 * it moved, since the topic keeps only the last record of a key. Fields may be added, never renamed or removed.
 */
public record OfficerEventDocument(String unit, String holder, List<Holding> holdings, List<Entry> entries) {
    public record Holding(
            String id, String post, LocalDate from, @Nullable LocalDate until, boolean acting,
            @Nullable LocalDate endedOn) {}

    public record Entry(int seq, Instant recordedAt, String change, List<Movement> movements) {}

    static OfficerEventDocument of(Officer officer) {
        var holder = officer.holder().orElseThrow();
        return new OfficerEventDocument(holder.unit().value(), holder.person(),
            officer.terms().stream().map(OfficerEventDocument::holding).toList(),
            officer.entries().stream()
                .map(e -> new Entry(e.number(), e.recordedAt(), e.change(), e.movements())).toList());
    }

    private static Holding holding(Term t) {
        return new Holding(t.id(), t.post(), t.from(), t.until().orElse(null), t.acting(), t.endedOn().orElse(null));
    }
}
