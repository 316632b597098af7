package union.reporting.figure.intake;

import java.time.Instant;
import java.util.List;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Planned;
import union.reporting.figure.tree.UnitEntry;

/** What one record states, in reporting's own words, and its place in the log. */
public record Statement(Place place, List<Fact> facts, List<UnitEntry> entries, List<Planned> planned) {
    /** Partition ({@code topic-number}), offset, and when the log took it: the recorded time. */
    public record Place(String partition, long offset, Instant appendedAt) {
        /** Names the record in the log. */
        String id() {
            return partition + "@" + offset;
        }
    }

    public Statement {
        facts = List.copyOf(facts);
        entries = List.copyOf(entries);
        planned = List.copyOf(planned);
    }

    /** What it states, known only since then. */
    Statement knownSince(Instant at) {
        return new Statement(place, facts.stream().map(fact -> fact.knownSince(at)).toList(),
                entries.stream().map(entry -> entry.knownSince(at)).toList(),
                planned.stream().map(plan -> plan.knownSince(at)).toList());
    }
}
