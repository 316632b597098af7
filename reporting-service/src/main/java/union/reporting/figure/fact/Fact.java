package union.reporting.figure.fact;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/**
 * One thing that counts (事实): so much of a metric, at its own unit, from an effective date on. Facts are immutable
 * and only ever added; a correction is a further fact. {@code subject} is the key of the record that stated it, and
 * {@code person} stands only where distinctness needs it; neither leaves this service.
 */
public record Fact(String id, String metric, UnitId unit, LocalDate on, Dims dims, long count, Source source) {
    /** Where it was read, and when it became known: the append time of the record that first carried it. */
    public record Source(String subject, long sequence, String partition, long offset, Instant recordedAt,
                         @Nullable String person) {}

    /** The same fact, known only since then. */
    public Fact knownSince(Instant at) {
        var since = new Source(source.subject, source.sequence, source.partition, source.offset, at, source.person);
        return new Fact(id, metric, unit, on, dims, count, since);
    }

    public Instant recordedAt() {
        return source.recordedAt();
    }

    public String subject() {
        return source.subject();
    }
}
