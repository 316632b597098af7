package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import union.replay.source.Span;

/** What all questions about one metric read so far, and how much each can still take. */
final class Tally {
    private final List<Question> questions;
    private final long[] read;
    private final IdentityHashMap<Question, Integer> place = new IdentityHashMap<>();

    Tally(List<Question> questions) {
        this.questions = questions.stream().sorted(Question.NARROW_FIRST).toList();
        this.read = new long[questions.size()];
        for (int i = 0; i < read.length; i++) place.put(this.questions.get(i), i);
    }

    List<Question> questions() {
        return questions;
    }

    /** How many of such records fit before some question would read too much. */
    long room(Cell cell) {
        return asked(cell).mapToLong(i -> questions.get(i).range().highest() - read[i]).min().orElse(Range.ENDLESS);
    }

    boolean fits(Cell cell) {
        return room(cell) >= 1;
    }

    /** Whether no question sees such a record at all. */
    boolean silent(Cell cell) {
        return asked(cell).findAny().isEmpty();
    }

    long askers(Cell cell) {
        return asked(cell).count();
    }

    void add(Cell cell, long count) {
        asked(cell).forEach(i -> read[i] += count);
    }

    /** How many records the question still wants. */
    long missing(Question question) {
        return Math.max(0, question.range().aim() - read[Objects.requireNonNull(place.get(question))]);
    }

    /** How many records the question needs at the least. */
    long shortOf(Question question) {
        return Math.max(0, question.range().lowest() - read[Objects.requireNonNull(place.get(question))]);
    }

    /** The questions whose reading lies outside their window. */
    List<String> wrong() {
        return IntStream.range(0, read.length)
            .filter(i -> read[i] < questions.get(i).range().lowest() || read[i] > questions.get(i).range().highest())
            .mapToObj(i -> questions.get(i) + " would read " + read[i]).toList();
    }

    /** The days at which questions about a stock are read. */
    List<LocalDate> days() {
        return questions.stream().map(Question::day).distinct().sorted().toList();
    }

    /** One day out of every stretch of the span within which it makes no difference which day is chosen. */
    List<LocalDate> choices(Span span) {
        var cuts = new TreeSet<LocalDate>();
        cuts.add(span.from());
        for (var question : questions) {
            cuts.add(question.span().from());
            cuts.add(question.span().to().plusDays(1));
        }
        return new ArrayList<>(cuts.subSet(span.from(), true, span.to(), true));
    }

    private IntStream asked(Cell cell) {
        return IntStream.range(0, questions.size()).filter(i -> questions.get(i).asks(cell));
    }

    @Override public String toString() {
        return questions + Arrays.toString(read);
    }
}
