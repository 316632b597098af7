package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds room in time for one more record at one place: a first and a last day between which no question is disturbed,
 * be it that each may still take one more, or (noise) that none may see it.
 */
final class Intervals<P> {
    private final Tallies tallies;
    private final Facts<P> facts;
    private final BiPredicate<Tally, Cell> allowed;

    Intervals(Tallies tallies, Facts<P> facts, BiPredicate<Tally, Cell> allowed) {
        this.tallies = tallies;
        this.facts = facts;
        this.allowed = allowed;
    }

    /** A record that begins within the question's period, on the wished day if that is possible. */
    Optional<Stay<P>> beginningIn(Question question, LocalDate wish) {
        var days = new ArrayList<>(List.of(wish));
        days.addAll(tallies.begins().choices(question.span()));
        tallies.stock().days().stream().map(day -> day.plusDays(1)).filter(question.span()::contains)
            .forEach(days::add);
        for (var option : facts.options(question.dims()))
            for (var day : days) {
                var found = facts.home(option, question.at()).flatMap(place -> from(place, option, day));
                if (found.isPresent()) return found;
            }
        return Optional.empty();
    }

    /** A record that begins on this day and stays as long as it may. */
    Optional<Stay<P>> from(Place place, P what, LocalDate begin) {
        for (var end : endsAfter(begin)) {
            var found = between(place, what, begin, end);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** A record that is seen on this day, and before and after as long as it may. */
    Optional<Stay<P>> covering(Place place, P what, LocalDate on, LocalDate earliest) {
        for (var begin : beginsUpTo(on, earliest))
            for (var end : endsAfter(on)) {
                var found = between(place, what, begin, end);
                if (found.isPresent()) return found;
            }
        return Optional.empty();
    }

    /** A record that ends on this day. */
    Optional<Stay<P>> endingOn(Place place, P what, LocalDate end, LocalDate earliest) {
        return beginsUpTo(end.minusDays(1), earliest).stream()
            .flatMap(begin -> between(place, what, begin, end).stream()).findFirst();
    }

    Optional<Stay<P>> between(Place place, P what, LocalDate begin, @Nullable LocalDate end) {
        if (!allowed.test(tallies.begins(), new Cell(place, begin, facts.begins(what)))) return Optional.empty();
        if (end != null && !allowed.test(tallies.ends(), new Cell(place, end, facts.ends(what))))
            return Optional.empty();
        return Optional.of(Stay.chosen(place, what, begin, end)).filter(this::unseen);
    }

    /** Counts a record that was found, so that the next search knows of it. */
    Stay<P> count(Stay<P> stay) {
        tallies.begins().add(new Cell(stay.place, stay.begin(), facts.begins(stay.what)), 1);
        stay.end().ifPresent(end -> tallies.ends().add(new Cell(stay.place, end, facts.ends(stay.what)), 1));
        countStock(stay);
        return stay;
    }

    /** The part before a move: it leaves on this day without coming to an end. */
    Optional<Stay<P>> endingBy(Place place, P what, LocalDate leaves, LocalDate earliest) {
        return beginsUpTo(leaves.minusDays(1), earliest).stream()
            .filter(begin -> allowed.test(tallies.begins(), new Cell(place, begin, facts.begins(what))))
            .map(begin -> Stay.chosen(place, what, begin, leaves)).filter(this::unseen).findFirst();
    }

    /** The part after a move: it arrives on this day without beginning. */
    Optional<Stay<P>> following(Place place, P what, LocalDate arrives) {
        return endsAfter(arrives).stream()
            .filter(end -> end == null || allowed.test(tallies.ends(), new Cell(place, end, facts.ends(what))))
            .map(end -> Stay.chosen(place, what, arrives, end)).filter(this::unseen).findFirst();
    }

    /** Counts both parts of a record that moved. */
    void countMoved(Stay<P> before, Stay<P> after) {
        tallies.begins().add(new Cell(before.place, before.begin(), facts.begins(before.what)), 1);
        after.end().ifPresent(end -> tallies.ends().add(new Cell(after.place, end, facts.ends(after.what)), 1));
        for (var part : List.of(before, after)) countStock(part);
    }

    private boolean unseen(Stay<P> stay) {
        return tallies.stock().days().stream().filter(stay::covers)
            .allMatch(day -> allowed.test(tallies.stock(), new Cell(stay.place, day, facts.stock(stay.what))));
    }

    private void countStock(Stay<P> stay) {
        for (var day : tallies.stock().days())
            if (stay.covers(day)) tallies.stock().add(new Cell(stay.place, day, facts.stock(stay.what)), 1);
    }

    private List<LocalDate> beginsUpTo(LocalDate on, LocalDate earliest) {
        var days = new ArrayList<LocalDate>();
        days.add(earliest);
        tallies.stock().days().forEach(day -> days.add(day.plusDays(1)));
        tallies.begins().questions().forEach(question -> {
            days.add(question.span().from().minusDays(1));
            days.add(question.span().to().plusDays(1));
        });
        days.add(on.minusDays(1));
        days.add(on);
        days.removeIf(day -> day.isAfter(on) || day.isBefore(earliest));
        return days.stream().distinct().toList();
    }

    private List<@Nullable LocalDate> endsAfter(LocalDate on) {
        var days = new ArrayList<@Nullable LocalDate>();
        days.add(null);
        tallies.stock().days().reversed().stream().filter(day -> day.isAfter(on)).forEach(days::add);
        for (var question : tallies.ends().questions()) {
            var before = question.span().from().minusDays(1);
            var after = question.span().to().plusDays(1);
            if (before.isAfter(on)) days.add(before);
            if (after.isAfter(on)) days.add(after);
        }
        days.add(on.plusDays(1));
        return days;
    }
}
