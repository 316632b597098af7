package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When unions cover the employers of the tree (覆盖企业): as the questions about organised employers want it, and within
 * the periods that ask for new coverage. An employer covered before such a period is organised and counts as no change.
 */
final class Coverage {
    private final Tally changes;
    private final UnitFacts facts;
    private final Horizon horizon;

    Coverage(Tallies tallies, UnitFacts facts, Horizon horizon) {
        this.changes = tallies.begins();
        this.facts = facts;
        this.horizon = horizon;
    }

    /** Being covered: no union is founded by it, and new employers come from elsewhere. */
    private static final class Covering implements Facts<Slot> {
        @Override public List<Slot> options(Map<String, String> filter) {
            return List.of();
        }

        @Override public Map<String, Set<String>> stock(Slot slot) {
            return Map.of();
        }

        @Override public Map<String, Set<String>> begins(Slot slot) {
            return UnitFacts.change("covered", slot.kind);
        }
    }

    void plan(List<Stay<Slot>> employers, List<Question> questions) {
        var wanted = new ArrayList<Stay<Slot>>();
        for (var employer : employers)
            if (facts.isEmployer(employer.what.kind)) {
                employer.what.covered.addAll(periods(employer));
                wanted.addAll(employer.what.covered);
            }
        var tallies = new Tallies(Tallies.NONE, changes, Tallies.NONE);
        new Beginnings<>(tallies, new Covering(), horizon, wanted).choose(questions);
        wanted.forEach(period -> period.goneBy().ifPresent(period::end));
        questions.forEach(question -> more(question, employers));
    }

    /** The periods in which an employer must be seen as organised. */
    private List<Stay<Slot>> periods(Stay<Slot> employer) {
        var periods = new ArrayList<Stay<Slot>>();
        @Nullable Stay<Slot> open = null;
        var always = employer.begin().isBefore(horizon.settled());
        @Nullable LocalDate without = always ? null : employer.begin().minusDays(1);
        for (var seen : employer.what.seen().entrySet()) {
            var day = seen.getKey();
            if (!seen.getValue().organised()) {
                if (open != null) open.gone(day);
                open = null;
                without = day;
            } else if (open == null) {
                open = new Stay<>(employer.place, employer.what, without, day);
                periods.add(open);
            } else open.seen(day);
        }
        return periods;
    }

    /** More coverage than the stock of organised employers wants: where nobody looks, for as long as nobody looks. */
    private void more(Question question, List<Stay<Slot>> employers) {
        var wanted = changes.missing(question);
        var i = 0L;
        for (var employer : employers) {
            if (i >= wanted) return;
            if (!facts.isEmployer(employer.what.kind)) continue;
            var wish = Days.spread(question.span(), i, wanted);
            var day = Days.choose(changes, question.span(), wish, on -> mayCover(question, employer, on));
            if (day.isEmpty()) continue;
            var until = Optional.ofNullable(employer.what.seen().higherKey(day.get()));
            employer.what.covered.add(Stay.chosen(employer.place, employer.what, day.get(), until.orElse(null)));
            changes.add(cell(employer, day.get()), 1);
            i++;
        }
    }

    private boolean mayCover(Question question, Stay<Slot> employer, LocalDate on) {
        var cell = cell(employer, on);
        var next = employer.what.seen().ceilingEntry(on);
        var free = employer.what.covered.stream().noneMatch(period -> period.covers(on) || period.begin().isAfter(on));
        return question.asks(cell) && changes.fits(cell) && free && employer.begin().isBefore(on)
            && (next == null || (next.getKey().isAfter(on) && !next.getValue().organised()));
    }

    /** An employer that is no more is covered no more. */
    void endWithTheirEmployer(List<Stay<Slot>> employers) {
        for (var employer : employers)
            employer.end().ifPresent(end -> employer.what.covered.removeIf(period -> !period.begin().isBefore(end)));
    }

    private static Cell cell(Stay<Slot> employer, LocalDate on) {
        return new Cell(employer.place, on, UnitFacts.change("covered", employer.what.kind));
    }
}
