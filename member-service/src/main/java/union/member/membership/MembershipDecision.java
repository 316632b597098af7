package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import union.member.figure.Movement;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.MovedOut;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.member.membership.MembershipEvent.AgeBandReached;
import union.member.membership.MembershipEvent.Basis;
import union.member.membership.MembershipEvent.Entered;
import union.member.membership.MembershipEvent.ParticularsCorrected;
import union.member.membership.MembershipEvent.StruckOut;
import union.member.person.Particulars;
import union.platform.aggregate.Outcome;

/**
 * What follows from a command, purely: the birthdays that came since the membership was last looked at, then what was
 * asked for, each with exactly what it moves. So no event ever moves a figure of a day before its own.
 */
final class MembershipDecision {
    private final Facts facts;
    private final List<MembershipEvent> events = new ArrayList<>();
    private Membership now;

    private MembershipDecision(Membership now, Facts facts) {
        this.now = now;
        this.facts = facts;
    }

    static Outcome<MembershipEvent> decide(Membership now, MembershipCommand command, Facts facts) {
        var broken = MembershipRules.brokenBy(now, command, facts);
        if (!broken.isEmpty()) return new Outcome.Refused<>(broken);
        var decision = new MembershipDecision(now, facts);
        decision.passTime();
        decision.carryOut(command);
        return new Outcome.Accepted<>(decision.events);
    }

    private void carryOut(MembershipCommand command) {
        switch (command) {
            case Enter c -> add(entered(c.on(), c.change()));
            case AdmitUntil c -> add(admittedUntil(c));
            case Approve c -> add(entered(c.on(), new Admitted(appliedFor(c.on()), true)));
            case StrikeOut c -> add(struckOut(c.number()));
            case MoveOut c -> add(entered(c.on(), new MovedOut(c.to())));
            case MoveIn c -> arrive(c.luggage());
            case CorrectParticulars c -> correct(c.particulars());
            case PassTime _ -> {}
        }
    }

    private Attributes appliedFor(LocalDate on) {
        return now.timeline().at(on).attributes().orElseThrow();
    }

    private Entered entered(LocalDate on, Change change) {
        return new Entered(List.of(now.next(on, change, facts.deed())), List.of(), basis(), List.of());
    }

    private Entered admittedUntil(AdmitUntil c) {
        return new Entered(c.lines(now, facts.deed()), List.of(), basis(), List.of());
    }

    private StruckOut struckOut(int number) {
        return new StruckOut(number, now.entry(number).orElseThrow().on(), basis(), List.of());
    }

    /** Writes what of the luggage is not known here yet: all of it, or how it should have been packed. */
    private void arrive(Luggage luggage) {
        var told = now.arrival(luggage.arrival().from(), luggage.on());
        var later = luggage.later().stream().filter(line -> now.ledger().stream().noneMatch(line::says)).toList();
        if (later.isEmpty() && told.map(luggage.arrival()::equals).orElse(luggage.empty())) return;
        var lines = new ArrayList<Entry>();
        lines.add(now.next(luggage.on(), luggage.arrival(), facts.deed()));
        for (var line : later) lines.add(line.renumbered(now.nextNumber() + lines.size()));
        var silenced = told.isPresent() && later.isEmpty() ? List.<Integer>of() : silentAfter(luggage.on());
        add(new Entered(lines, silenced, basis(), List.of()));
    }

    private List<Integer> silentAfter(LocalDate on) {
        var effective = now.timeline().effective();
        return now.ledger().stream().filter(e -> !e.struck() && e.on().isAfter(on) && !effective.contains(e))
            .map(Entry::number).toList();
    }

    private void correct(Particulars particulars) {
        if (now.ledger().isEmpty() || particulars.equals(now.particulars())) return;
        var first = now.ledger().stream().map(Entry::on).min(LocalDate::compareTo).orElseThrow();
        add(new ParticularsCorrected(first, basis().with(particulars), List.of()));
    }

    /** The basis from here on: what it was, or for a first line what the facts say. */
    private Basis basis() {
        return now.basis().orElseGet(() ->
            new Basis(
            facts.deed().person(), facts.person().orElseThrow(), facts.settings().bands(), facts.today()));
    }

    private void passTime() {
        if (now.basis().isEmpty()) return;
        var days = now.bands().turningDays(now.birthDate(), now.through(), facts.today()).toList();
        days.forEach(day -> reach(day));
        var today = facts.today().isBefore(now.through()) ? now.through() : facts.today();
        if (!now.bands().equals(facts.settings().bands())) redraw(today);
        now = new Membership(now.ledger(), Optional.of(basis().with(now.bands(), today)));
    }

    private void redraw(LocalDate today) {
        var basis = basis().with(facts.settings().bands(), today);
        var redrawn = new AgeBandReached(today, basis, List.of());
        var first = movements(redrawn).stream().map(Movement::on).min(LocalDate::compareTo).orElse(today);
        add(new AgeBandReached(first, basis, List.of()));
    }

    private void reach(LocalDate day) {
        var reached = new AgeBandReached(day, basis().with(now.bands(), day), List.of());
        if (!movements(reached).isEmpty()) add(reached);
    }

    private void add(MembershipEvent event) {
        var counted = event.with(movements(event));
        events.add(counted);
        now = Membership.evolve(now, counted);
    }

    private List<Movement> movements(MembershipEvent event) {
        return RollFigures.of(Membership.evolve(now, event)).since(RollFigures.of(now));
    }
}
