package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import union.replay.source.Span;

/**
 * Chooses when the stays begin, so that the flow of beginnings (admissions, foundings) reads right as well: those whom
 * the stock wants anyway begin inside the periods that ask for beginnings, and where more are asked for, newcomers
 * begin there and are gone before the next day at which the stock would see one too many.
 */
final class Beginnings<P> {
    private final Tallies tallies;
    private final Tally flow;
    private final Facts<P> facts;
    private final Horizon horizon;
    private final List<Stay<P>> stays;

    Beginnings(Tallies tallies, Facts<P> facts, Horizon horizon, List<Stay<P>> stays) {
        this.tallies = tallies;
        this.flow = tallies.begins();
        this.facts = facts;
        this.horizon = horizon;
        this.stays = new ArrayList<>(stays);
    }

    List<Stay<P>> choose(List<Question> questions) {
        return choose(questions, stay -> Optional.empty());
    }

    /** @param otherwise lets it be there without a beginning that a flow sees, where each day would be one too many */
    List<Stay<P>> choose(List<Question> questions, Function<Stay<P>, Optional<Stay<P>>> otherwise) {
        for (var question : questions) {
            fill(question);
            welcome(question);
        }
        settle(otherwise);
        return stays;
    }

    List<Stay<P>> stays() {
        return stays;
    }

    private void fill(Question question) {
        var wanted = flow.missing(question);
        var eligible = stays.stream().filter(Stay::open).filter(stay -> stay.place.within(question.at()))
            .filter(stay -> begins(stay, question.day()).has(question.dims()))
            .sorted(Comparator.comparing(stay -> !stay.place.equals(question.at()))).toList();
        var i = 0L;
        for (var stay : eligible) {
            if (i >= wanted) return;
            var overlap = Days.overlap(gap(stay), question.span());
            if (overlap.isEmpty()) continue;
            var wish = Days.spread(overlap.get(), i, wanted);
            var day = Days.best(flow, overlap.get(), wish, on -> begins(stay, on));
            if (day.isEmpty()) continue;
            begin(stay, day.get());
            i++;
        }
    }

    /** Newcomers beyond those whom the stock wants. */
    void welcome(Question question) {
        var wanted = flow.missing(question);
        var search = new Intervals<>(tallies, facts, Tally::fits);
        for (long i = 0; i < wanted; i++) {
            var found = search.beginningIn(question, Days.spread(question.span(), i, wanted));
            if (found.isEmpty()) return;
            stays.add(search.count(found.get()));
        }
    }

    private void settle(Function<Stay<P>, Optional<Stay<P>>> otherwise) {
        var open = stays.stream().filter(Stay::open).toList();
        var last = new HashMap<Place, Stay<P>>();
        open.forEach(stay -> last.put(stay.place, stay));
        for (int i = 0; i < open.size(); i++) {
            var stay = open.get(i);
            var always = stay.after == null && last.get(stay.place) != stay;
            var day = always ? Optional.of(Days.spread(horizon.before(), i, open.size())) : late(stay);
            var other = day.isPresent() ? Optional.<Stay<P>>empty() : otherwise.apply(stay);
            if (other.isEmpty()) begin(stay, day.orElse(gap(stay).to()));
            else stays.set(stays.indexOf(stay), other.get());
        }
    }

    /** As late as may be: on the very day at which it must first be seen, if no flow sees that beginning. */
    private Optional<LocalDate> late(Stay<P> stay) {
        var gap = gap(stay);
        Optional<LocalDate> quiet = Days.choose(flow, gap, gap.to(), on -> flow.silent(begins(stay, on)));
        return quiet.or(() -> Days.choose(flow, gap, gap.to(), on -> flow.fits(begins(stay, on))));
    }

    private void begin(Stay<P> stay, LocalDate on) {
        stay.begin(on);
        flow.add(begins(stay, on), 1);
    }

    /** The days on which a stay may begin. */
    private Span gap(Stay<P> stay) {
        var from = stay.after == null ? horizon.before().from() : stay.after.plusDays(1);
        var first = stay.first == null ? horizon.latest() : stay.first;
        var to = first.isAfter(horizon.today()) ? horizon.today() : first;
        return new Span(from, to.isBefore(from) ? from : to);
    }

    private Cell begins(Stay<P> stay, LocalDate on) {
        return new Cell(stay.place, on, facts.begins(stay.what));
    }
}
