package union.member.employer;

import static union.member.employer.EmployerRule.*;
import static union.platform.aggregate.Outcome.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import union.member.employer.EmployerCommand.*;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;

/**
 * An enterprise, department or work team in the register of the unit that keeps it (企业台账、行政单位). It is no node of
 * the tree: a union covers it from a day on, one union many of them; on any day at most one union covers it.
 */
public sealed interface Employer {
    record None() implements Employer {}
    record Registered(Ledger ledger) implements Employer {}
    record Closed(Ledger ledger) implements Employer {}

    static Outcome<EmployerEvent> decide(Employer now, EmployerCommand command) {
        return switch (now) {
            case None _ -> enter(command);
            case Registered(var ledger) -> change(ledger, command);
            case Closed(var ledger) -> change(ledger, command);
        };
    }

    static Employer evolve(Employer before, EmployerEvent event) {
        return switch (event) {
            case EmployerEvent.Entered e -> new Registered(
                Ledger.of(e.employer(), e.kind()).plus(e.mark(), entered(e)));
            case EmployerEvent.Renamed e -> with(before, ledger(before)
                .plus(e.mark(), List.of(new Aspect.Name(e.name()))));
            case EmployerEvent.Covered e -> with(before, ledger(before)
                .plus(e.mark(), List.of(new Aspect.CoveredBy(Optional.of(e.union())))));
            case EmployerEvent.CoverageEnded e -> with(before, ledger(before)
                .plus(e.mark(), List.of(new Aspect.CoveredBy(Optional.empty()))));
            case EmployerEvent.ParticularsChanged e -> with(before,
                ledger(before).plus(e.mark(), e.aspects()));
            case EmployerEvent.HeadcountReported e -> with(before, ledger(before).plus(e.mark().on(), e.headcount()));
            case EmployerEvent.ShutDown e -> new Closed(ledger(before)
                .plus(e.mark(), List.of(new Aspect.Open(false))));
        };
    }

    static Optional<Ledger> ledgerOf(Employer employer) {
        return switch (employer) {
            case None _ -> Optional.empty();
            case Registered(var ledger) -> Optional.of(ledger);
            case Closed(var ledger) -> Optional.of(ledger);
        };
    }

    private static Outcome<EmployerEvent> enter(EmployerCommand command) {
        return switch (command) {
            case Enter c -> Outcome.unless(ofDate(c),
                new EmployerEvent.Entered(c.employer(), c.kind(), c.name(), c.aspects(), c.mark()));
            case Rename _, Cover _, PassOn _, EndCoverage _, ChangeParticulars _, ReportHeadcount _, ShutDown _ ->
                refuse(EMPLOYER_UNKNOWN);
        };
    }

    /** An entry that was closed can still be put right for the days before its end. */
    private static Outcome<EmployerEvent> change(Ledger ledger, EmployerCommand command) {
        return switch (command) {
            case Enter _ -> refuse(EMPLOYER_EXISTS);
            case Rename c -> set(ledger, c, List.of(new Aspect.Name(c.name())),
                new EmployerEvent.Renamed(c.name(), c.mark()));
            case Cover c -> cover(ledger, c);
            case PassOn c -> ledger.coveredBy(c.mark().on()).filter(c.from()::equals).isEmpty() ? Outcome.accept()
                : Outcome.accept(c.successor().<EmployerEvent>map(union -> new EmployerEvent.Covered(union, c.mark()))
                    .orElseGet(() -> new EmployerEvent.CoverageEnded(c.mark())));
            case EndCoverage c -> endCoverage(ledger, c);
            case ChangeParticulars c -> set(ledger, c, c.aspects(),
                new EmployerEvent.ParticularsChanged(c.aspects(), c.mark()));
            case ReportHeadcount c -> Outcome.unless(both(ofChange(ledger, c), ofHeadcount(c)),
                new EmployerEvent.HeadcountReported(c.headcount(), c.mark()));
            case ShutDown c -> Outcome.unless(both(ofChange(ledger, c), ofClosing(ledger, c.mark().on())),
                new EmployerEvent.ShutDown(c.mark()));
        };
    }

    private static Outcome<EmployerEvent> cover(Ledger ledger, Cover c) {
        var on = c.mark().on();
        var set = List.<Aspect>of(new Aspect.CoveredBy(Optional.of(c.union())));
        return Outcome.unless(both(both(ofChange(ledger, c), idle(ledger, on, set)), ofCoverage(c)),
            new EmployerEvent.Covered(c.union(), c.mark()));
    }

    private static Outcome<EmployerEvent> endCoverage(Ledger ledger, EndCoverage c) {
        List<Refusal> covered = ledger.coveredBy(c.mark().on()).isPresent() ? full(ledger) : List.of(NOT_COVERED);
        return Outcome.unless(both(ofChange(ledger, c), covered), new EmployerEvent.CoverageEnded(c.mark()));
    }

    private static Outcome<EmployerEvent> set(
            Ledger ledger, EmployerCommand c, List<Aspect> aspects, EmployerEvent event) {
        return Outcome.unless(both(ofChange(ledger, c), idle(ledger, c.mark().on(), aspects)), event);
    }

    private static List<Refusal> idle(Ledger ledger, LocalDate on, List<Aspect> set) {
        return ledger.at(on).values().containsAll(set) ? List.of(NOTHING_CHANGES) : full(ledger);
    }

    private static List<Refusal> full(Ledger ledger) {
        boolean full = ledger.lines().size() >= Ledger.LINES_MAX;
        return full ? List.of(HISTORY_FULL.with("max", Ledger.LINES_MAX)) : List.of();
    }

    private static List<Refusal> both(List<Refusal> some, List<Refusal> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<Aspect> entered(EmployerEvent.Entered e) {
        var set = new ArrayList<Aspect>(List.of(new Aspect.Open(true), new Aspect.Name(e.name())));
        set.addAll(e.aspects());
        return set;
    }

    private static Ledger ledger(Employer employer) {
        return ledgerOf(employer).orElseThrow(() -> new IllegalStateException("an employer that is not there"));
    }

    private static Employer with(Employer before, Ledger ledger) {
        return switch (before) {
            case None _, Registered _ -> new Registered(ledger);
            case Closed _ -> new Closed(ledger);
        };
    }
}
