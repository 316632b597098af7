package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import union.replay.source.Span;

/**
 * Chooses when those stays end that must be gone at some day, so that the flow of ends (dissolutions) reads right as
 * well; where more ends are asked for, records are added that end then and that no other question sees.
 */
final class Endings<P> {
    private final Tallies tallies;
    private final Tally flow;
    private final Facts<P> facts;
    private final Horizon horizon;
    private final List<Stay<P>> stays;

    Endings(Tallies tallies, Facts<P> facts, Horizon horizon, List<Stay<P>> stays) {
        this.tallies = tallies;
        this.flow = tallies.ends();
        this.facts = facts;
        this.horizon = horizon;
        this.stays = new ArrayList<>(stays);
    }

    List<Stay<P>> choose(List<Question> questions) {
        for (var question : questions) {
            fill(question);
            add(question);
        }
        for (var stay : stays) gap(stay).ifPresent(gap -> end(stay, quiet(stay, gap)));
        return stays;
    }

    private void fill(Question question) {
        var wanted = flow.missing(question);
        var i = 0L;
        for (var stay : stays) {
            var overlap = gap(stay).flatMap(gap -> Days.overlap(gap, question.span()))
                .filter(span -> question.asks(ends(stay, span.from())));
            if (i >= wanted || overlap.isEmpty()) continue;
            var wish = Days.spread(overlap.get(), i, wanted);
            var day = Days.best(flow, overlap.get(), wish, on -> ends(stay, on));
            if (day.isEmpty()) continue;
            end(stay, day.get());
            i++;
        }
    }

    private void add(Question question) {
        var wanted = flow.missing(question);
        var search = new Intervals<>(tallies, facts, Tally::fits);
        for (long i = 0; i < wanted; i++) {
            var found = ending(search, question, Days.spread(question.span(), i, wanted));
            if (found.isEmpty()) return;
            stays.add(search.count(found.get()));
        }
    }

    private Optional<Stay<P>> ending(Intervals<P> search, Question question, LocalDate wish) {
        var days = new ArrayList<>(List.of(wish));
        days.addAll(flow.choices(question.span()));
        days.addAll(tallies.stock().choices(question.span()));
        days.add(question.span().to());
        for (var option : facts.options(question.dims()))
            for (var day : days) {
                var found = facts.home(option, question.at())
                    .flatMap(place -> search.endingOn(place, option, day, horizon.before().from()));
                if (found.isPresent()) return found;
            }
        return Optional.empty();
    }

    private LocalDate quiet(Stay<P> stay, Span gap) {
        return Days.choose(flow, gap, gap.to(), on -> flow.silent(ends(stay, on)))
            .or(() -> Days.choose(flow, gap, gap.to(), on -> flow.fits(ends(stay, on)))).orElse(gap.to());
    }

    private void end(Stay<P> stay, LocalDate on) {
        stay.end(on);
        flow.add(ends(stay, on), 1);
    }

    /** The days on which a stay may end that has to and has not yet. */
    private Optional<Span> gap(Stay<P> stay) {
        if (stay.end().isPresent()) return Optional.empty();
        return stay.goneBy().map(gone -> {
            var from = stay.lastSeen().map(seen -> seen.plusDays(1)).orElse(stay.begin().plusDays(1));
            return new Span(from.isAfter(gone) ? gone : from, gone);
        });
    }

    private Cell ends(Stay<P> stay, LocalDate on) {
        return new Cell(stay.place, on, facts.ends(stay.what));
    }
}
