package union.member.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.figure.Movement;
import union.member.officer.Officer.Entry;
import union.member.officer.Officer.Holder;
import union.platform.unit.UnitId;

/** How someone's posts in a unit lie in the store. */
public record OfficerDocument(
        Integer form, String unit, String person, List<TermDocument> terms, List<EntryDocument> entries) {
    static final int FORM = 1;

    public record TermDocument(
            String id, String post, LocalDate from, @Nullable LocalDate until, @Nullable Boolean acting,
            @Nullable LocalDate endedOn) {
        static TermDocument of(Term t) {
            return new TermDocument(t.id(), t.post(), t.from(), t.until().orElse(null), t.acting() ? true : null,
                t.endedOn().orElse(null));
        }

        Term toTerm() {
            return new Term(id, post, from, Optional.ofNullable(until), Boolean.TRUE.equals(acting),
                Optional.ofNullable(endedOn));
        }
    }

    public record EntryDocument(
            Integer number, Instant recordedAt, String by, String change, String term, @Nullable String note,
            List<MovementDocument> movements) {
        static EntryDocument of(Entry e) {
            return new EntryDocument(e.number(), e.recordedAt(), e.by(), e.change(), e.term(),
                e.note().isEmpty() ? null : e.note(), e.movements().stream().map(MovementDocument::of).toList());
        }

        Entry toEntry() {
            return new Entry(number, recordedAt, by, change, term, note == null ? "" : note,
                movements.stream().map(MovementDocument::toMovement).toList());
        }
    }

    public record MovementDocument(LocalDate on, Integer count, String post) {
        static MovementDocument of(Movement m) {
            return new MovementDocument(m.on(), m.count(), String.valueOf(m.dims().get("post")));
        }

        Movement toMovement() {
            return Movement.of(Officer.METRIC, on, count, Map.of("post", post));
        }
    }

    static OfficerDocument of(Officer officer) {
        var holder = officer.holder().orElseThrow();
        return new OfficerDocument(FORM, holder.unit().value(), holder.person(),
            officer.terms().stream().map(TermDocument::of).toList(),
            officer.entries().stream().map(EntryDocument::of).toList());
    }

    Officer toOfficer() {
        return new Officer(Optional.of(new Holder(new UnitId(unit), person)),
            terms.stream().map(TermDocument::toTerm).toList(), entries.stream().map(EntryDocument::toEntry).toList());
    }
}
