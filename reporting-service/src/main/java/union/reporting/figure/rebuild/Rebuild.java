package union.reporting.figure.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One making anew of what this service keeps (重建): of the sums from the facts, or of the facts from the log. */
public record Rebuild(String id, What what, State state, Instant startedAt, @Nullable Instant endedAt,
                      @Nullable Result result) {
    public enum What { SUMS, FACTS }

    public enum State { RUNNING, DONE, FAILED }

    /** How many pages there are, and how many had to be put right. */
    public record Result(long pages, long corrected) {}

    Rebuild done(Instant at, Result result) {
        return new Rebuild(id, what, State.DONE, startedAt, at, result);
    }

    Rebuild failed(Instant at) {
        return new Rebuild(id, what, State.FAILED, startedAt, at, null);
    }
}
