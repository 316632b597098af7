package union.replay.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import union.replay.source.Span;

/** One figure as it is asked at one unit, over one period or at the end of one day. */
record Question(Map<String, String> dims, Place at, Span span, Range range) {
    /** From the narrowest to the widest, so that what a wide question asks for can rest on what narrow ones laid. */
    static final Comparator<Question> NARROW_FIRST = Comparator
        .<Question>comparingInt(question -> -question.dims.size())
        .thenComparingInt(question -> -question.at.depth())
        .thenComparingLong(question -> question.span.days())
        .thenComparingLong(question -> question.range.highest() - question.range.lowest());

    Question {
        dims = Map.copyOf(dims);
    }

    boolean asks(Cell cell) {
        return span.contains(cell.on()) && cell.place().within(at) && cell.has(dims);
    }

    LocalDate day() {
        return span.to();
    }
}
