package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import union.member.figure.Movement;

/**
 * A unit's event as others see it: its whole history as state, since the topic keeps only the last record of a key.
 * Each change says what it moved in the figures. Neither who acted nor why is told.
 */
public record UnitEventDocument(String unit, List<Change> changes) {
    public record Change(
            int seq, LocalDate on, Instant recordedAt, String change, TraitsDocument set, List<Movement> movements) {}

    static UnitEventDocument of(History history) {
        return new UnitEventDocument(history.unit().value(), history.entries().stream()
            .map(e -> new Change(e.seq(), e.on(), e.stamp().recordedAt(), e.change().code(),
                TraitsDocument.of(e.set()), e.movements())).toList());
    }
}
