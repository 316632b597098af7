package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records just outside of each question (干扰数据): a day too early or too late, in a neighbouring unit, with another
 * value. None of them is seen by any question, so a reading that forgets one of its conditions becomes wrong.
 */
final class Noise<P> {
    /** Questions that get noise; those of a tree with hundreds of equal units need it only for some of them. */
    static final int QUESTIONS_MAX = 60;

    private final Tallies tallies;
    private final Facts<P> facts;
    private final Tree tree;
    private final Horizon horizon;
    private final Intervals<P> search;
    private final List<Stay<P>> stays = new ArrayList<>();

    Noise(Tallies tallies, Facts<P> facts, Tree tree, Horizon horizon) {
        this.tallies = tallies;
        this.facts = facts;
        this.tree = tree;
        this.horizon = horizon;
        this.search = new Intervals<>(tallies, facts, Tally::silent);
    }

    /** Noise around all questions about the stock, and around these about beginnings and ends. */
    List<Stay<P>> make(List<Question> begins, List<Question> ends) {
        tallies.stock().questions().stream().limit(QUESTIONS_MAX).forEach(this::aroundStock);
        begins.stream().limit(QUESTIONS_MAX).forEach(this::aroundBegins);
        ends.stream().limit(QUESTIONS_MAX).forEach(this::aroundEnds);
        return stays;
    }

    private void aroundStock(Question question) {
        var at = question.day();
        var first = horizon.before().from();
        if (at.isBefore(horizon.today())) keep(question, (place, what) -> search.from(place, what, at.plusDays(1)));
        keep(question, (place, what) -> search.endingOn(place, what, at, first));
        for (var place : tree.outside(question.at()))
            keepAt(place, question.dims(), (home, what) -> search.covering(home, what, at, first));
        for (var dim : question.dims().keySet().stream().sorted().toList())
            keepOther(question, dim, what -> facts.stock(what),
                (place, what) -> search.covering(place, what, at, first));
    }

    private void aroundBegins(Question question) {
        var from = question.span().from();
        var to = question.span().to();
        keep(question, (place, what) -> search.from(place, what, from.minusDays(1)));
        if (to.isBefore(horizon.today())) keep(question, (place, what) -> search.from(place, what, to.plusDays(1)));
        for (var place : tree.outside(question.at()))
            keepAt(place, question.dims(), (home, what) -> search.from(home, what, from));
        for (var dim : question.dims().keySet().stream().sorted().toList())
            keepOther(question, dim, what -> facts.begins(what), (place, what) -> search.from(place, what, to));
    }

    private void aroundEnds(Question question) {
        var first = horizon.before().from();
        var to = question.span().to();
        keep(question, (place, what) -> search.endingOn(place, what, question.span().from().minusDays(1), first));
        if (to.isBefore(horizon.today()))
            keep(question, (place, what) -> search.endingOn(place, what, to.plusDays(1), first));
        for (var place : tree.outside(question.at()))
            keepAt(place, question.dims(), (home, what) -> search.endingOn(home, what, to, first));
        for (var dim : question.dims().keySet().stream().sorted().toList())
            keepOther(question, dim, what -> facts.ends(what),
                (place, what) -> search.endingOn(place, what, to, first));
    }

    private interface Search<P> {
        Optional<Stay<P>> find(Place place, P what);
    }

    private interface Reading<P> {
        Map<String, Set<String>> of(P what);
    }

    private void keep(Question question, Search<P> search) {
        keepAt(question.at(), question.dims(), search);
    }

    private void keepAt(Place at, Map<String, String> filter, Search<P> search) {
        first(facts.options(filter).stream(), at, search);
    }

    /** Something that differs from the question in the value of this one dimension. */
    private void keepOther(Question question, String dim, Reading<P> reading, Search<P> search) {
        var others = new HashMap<>(question.dims());
        var value = others.remove(dim);
        var options = facts.options(others).stream()
            .filter(what -> !reading.of(what).getOrDefault(dim, Set.of()).contains(value))
            .filter(what -> new Cell(question.at(), question.day(), reading.of(what)).has(others));
        first(options, question.at(), search);
    }

    private void first(Stream<P> options, Place at, Search<P> search) {
        options.flatMap(what -> facts.home(what, at).flatMap(place -> search.find(place, what)).stream())
            .filter(stay -> stay.end().map(LocalDate::toEpochDay).orElse(0L) <= horizon.today().toEpochDay())
            .findFirst().ifPresent(stay -> stays.add(stay.asNoise()));
    }
}
