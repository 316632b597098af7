package union.replay.plan;

import java.util.List;
import java.util.stream.Stream;

/** The questions that look at one kind of record: at how many there are, how many begin, and how many end. */
record Tallies(Tally stock, Tally begins, Tally ends) {
    static final Tally NONE = new Tally(List.of());

    Stream<String> wrong() {
        return Stream.of(stock, begins, ends).flatMap(tally -> tally.wrong().stream());
    }
}
