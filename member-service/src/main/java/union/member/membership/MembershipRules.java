package union.member.membership;

import static union.member.membership.MembershipRule.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.Applied;
import union.member.membership.Change.ApplicationRefused;
import union.member.membership.Change.ApplicationWithdrawn;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.IdentitiesChanged;
import union.member.membership.Change.Left;
import union.member.membership.Change.MovedIn;
import union.member.membership.Change.MovedOut;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.Retired;
import union.member.membership.Change.SiteChanged;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.platform.aggregate.Refusal;

/** Every rule that a command breaks, not the first: an officer who corrects one should not meet the next. */
final class MembershipRules {
    private final Membership now;
    private final Timeline timeline;
    private final Facts facts;
    private final List<Refusal> broken = new ArrayList<>();

    private MembershipRules(Membership now, Facts facts) {
        this.now = now;
        this.timeline = now.timeline();
        this.facts = facts;
    }

    static List<Refusal> brokenBy(Membership now, MembershipCommand command, Facts facts) {
        var rules = new MembershipRules(now, facts);
        switch (command) {
            case Enter c -> rules.enter(c.on(), c.change());
            case AdmitUntil c -> rules.admitUntil(c);
            case Approve c -> rules.approve(c.on());
            case StrikeOut c -> rules.strikeOut(c.number());
            case MoveOut c -> rules.moveOut(c);
            case MoveIn c -> rules.moveIn(c.luggage());
            case CorrectParticulars _, PassTime _ -> {}
        }
        return rules.broken;
    }

    private void refuseIf(boolean breaks, Refusal rule) {
        if (breaks) broken.add(rule);
    }

    private void enter(LocalDate on, Change change) {
        var standing = timeline.at(on);
        if (standing.after(change, on).isEmpty()) broken.add(misfit(standing.standing(), change));
        everyLine(on, closes(change) ? Membership.CLOSING_ENTRIES_MAX : 0);
        var line = now.next(on, change, facts.deed());
        switch (change) {
            case Applied c -> {
                apply(line);
                join(c.attributes().identities(), List.of(line));
            }
            case Admitted c -> {
                join(c.attributes().identities(), List.of(line));
                refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
            }
            case ApplicationRefused _ -> {
                laterOn(line);
                refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
            }
            case ApplicationWithdrawn _ -> laterOn(line);
            case IdentitiesChanged c -> checkIdentities(c.identities());
            case Left _ -> elsewhereToo(now.with(List.of(line)));
            case EmploymentChanged _, SiteChanged _, Retired _, Retained _, Resumed _, MovedOut _, MovedIn _ -> {}
        }
        checkSite();
        if (!closes(change)) refuseIf(dissolvedOn(on), UNIT_DISSOLVED.with("unit", facts.deed().unit()));
    }

    private void apply(Entry line) {
        laterOn(line);
        refuseIf(ownRequest() && now.openTries(facts.deed().person()) >= Membership.OPEN_TRIES_MAX,
            TOO_MANY_APPLICATIONS.with("max", Membership.OPEN_TRIES_MAX));
    }

    /**
     * An application is no more than a wish: written for a day before a membership, it must neither undo that nor give
     * an effect to a line that has none.
     */
    private void laterOn(Entry line) {
        boolean fits = broken.isEmpty();
        boolean later = timeline.opensBetween(line.on(), LocalDate.MAX)
            || now.with(List.of(line)).timeline().opensBetween(line.on(), LocalDate.MAX);
        refuseIf(fits && later, MEMBER_LATER_ON.with("on", line.on()));
    }

    private void admitUntil(AdmitUntil c) {
        refuseIf(timeline.open(c.on()) || timeline.opensBetween(c.on(), c.leftOn()), ALREADY_A_MEMBER);
        refuseIf(!c.leftOn().isAfter(c.on()), LEFT_BEFORE_ADMITTED.with("on", c.on()));
        everyLine(c.on(), 0);
        refuseIf(c.leftOn().isAfter(facts.today()) && !c.on().isAfter(facts.today()),
            DATE_IN_FUTURE.with("on", c.leftOn()).with("days", 0));
        var through = new AdmitUntil(c.on(), c.attributes(), c.leftOn().plusDays(1)); // the day of leaving included
        join(c.attributes().identities(), through.lines(now, facts.deed()));
        refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
        checkSite();
        refuseIf(dissolvedOn(c.on()), UNIT_DISSOLVED.with("unit", facts.deed().unit()));
    }

    /** Why a line does not fit where it lies; {@link Moment#after} says that it does not. */
    private static MembershipRule misfit(Standing standing, Change change) {
        return switch (change) {
            case Applied _ -> standing == Standing.APPLIED ? AWAITING_APPROVAL : ALREADY_A_MEMBER;
            case ApplicationRefused _, ApplicationWithdrawn _ -> NOT_AWAITING_APPROVAL;
            case Admitted c -> c.onApplication() ? NOT_AWAITING_APPROVAL : ALREADY_A_MEMBER;
            case EmploymentChanged _, IdentitiesChanged _, SiteChanged _, Left _ -> NOT_A_MEMBER;
            case Retired _ -> standing.onTheRoll() ? ALREADY_RETIRED : NOT_A_MEMBER;
            case Retained _ -> standing == Standing.RETAINED ? ALREADY_RETAINED : NOT_A_MEMBER;
            case Resumed _ -> standing == Standing.MEMBER ? NOT_RETAINED : NOT_A_MEMBER;
            case MovedOut _ -> NOTHING_TO_MOVE;
            case MovedIn _ -> ALREADY_A_MEMBER;
        };
    }

    /** Ends a membership or an application: the one thing a unit that is gone still records of its people. */
    private static boolean closes(Change change) {
        return change instanceof Left || change instanceof ApplicationRefused || change instanceof ApplicationWithdrawn;
    }

    private void approve(LocalDate on) {
        refuseIf(timeline.at(on).standing() != Standing.APPLIED, NOT_AWAITING_APPROVAL);
        everyLine(on, 0);
        refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
        refuseIf(dissolvedOn(on), UNIT_DISSOLVED.with("unit", facts.deed().unit()));
        timeline.at(on).attributes().ifPresent(attributes ->
            elsewhereToo(now.with(List.of(now.next(on, new Admitted(attributes, true), facts.deed())))));
    }

    /** @param reserved lines that are kept free for this kind beyond the others' limit */
    private void everyLine(LocalDate on, int reserved) {
        boolean unknown = facts.person().isEmpty() && now.basis().isEmpty();
        refuseIf(unknown, PERSON_NOT_REGISTERED.with("person", facts.deed().person()));
        refuseIf(on.isAfter(facts.today()), DATE_IN_FUTURE.with("on", on).with("days", 0));
        boolean unborn = facts.person().filter(p -> on.isBefore(p.birthDate())).isPresent();
        refuseIf(unborn, DATE_BEFORE_BIRTH.with("on", on));
        refuseIf(!facts.unit().keepsARoll(), KIND_HAS_NO_ROLL.with("kind", facts.unit().kind()));
        refuseIf(facts.unit().foundedOn().isEmpty(), UNIT_NOT_FOUNDED);
        facts.unit().foundedOn().filter(on::isBefore).ifPresent(founded ->
            broken.add(DATE_BEFORE_FOUNDING.with("on", on).with("founded", founded)));
        refuseIf(now.ledger().size() >= Membership.ENTRIES_MAX + reserved,
            LEDGER_FULL.with("max", Membership.ENTRIES_MAX));
    }

    private boolean dissolvedOn(LocalDate on) {
        return facts.unit().dissolvedOn().filter(gone -> !on.isBefore(gone)).isPresent();
    }

    private boolean ownRequest() {
        return facts.deed().actor().equals(facts.deed().person());
    }

    private void join(Set<String> identities, List<Entry> lines) {
        elsewhereToo(now.with(lines));
        checkIdentities(identities);
    }

    /** Judged by the days that would come to be open here, so that a repair of what overlaps already is let through. */
    private void elsewhereToo(Membership then) {
        var units = facts.around().elsewhere().entrySet().stream()
            .filter(other -> then.timeline().collides(timeline, other.getValue())).map(Map.Entry::getKey).sorted()
            .toList();
        if (!units.isEmpty()) broken.add(ONE_MEMBERSHIP_AT_A_TIME.with("units", units));
    }

    private void checkSite() {
        facts.around().unknownSite().ifPresent(site -> broken.add(UNKNOWN_SITE.with("site", site)));
    }

    private void checkIdentities(Set<String> identities) {
        var unknown = new TreeSet<>(identities);
        unknown.removeAll(facts.settings().identities());
        if (!unknown.isEmpty()) broken.add(UNKNOWN_IDENTITY.with("unknown", String.join(", ", unknown)));
    }

    private void strikeOut(int number) {
        var found = now.entry(number);
        refuseIf(found.isEmpty(), NO_SUCH_ENTRY.with("number", number));
        found.ifPresent(entry -> {
            refuseIf(entry.struck(), ALREADY_STRUCK_OUT);
            refuseIf(entry.change() instanceof MovedOut || entry.change() instanceof MovedIn, MOVE_STANDS);
            refuseIf(wentAlong(entry), MOVED_AWAY);
            refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
            elsewhereToo(new Membership(now.strikeOut(List.of(number)), now.basis()));
        });
    }

    /** Written before a move for a day after it: since the move, a line of the other unit's ledger. */
    private boolean wentAlong(Entry entry) {
        return timeline.effective().stream().anyMatch(e -> e.change() instanceof MovedOut
            && entry.number() < e.number() && entry.on().isAfter(e.on()));
    }

    private void moveOut(MoveOut c) {
        refuseIf(c.on().isAfter(facts.today()), DATE_IN_FUTURE.with("on", c.on()).with("days", 0));
        refuseIf(!facts.unit().leadsTo(c.to(), c.on()), NOT_ALONG_A_MERGER_OR_SPLIT.with("to", c.to()));
        refuseIf(facts.around().destinationGone().filter(gone -> !c.on().isBefore(gone)).isPresent(),
            UNIT_DISSOLVED.with("unit", c.to()));
        refuseIf(Luggage.packed(now, c.to(), c.on()).empty(), NOTHING_TO_MOVE);
    }

    /** Who is here already by another way is not brought in; who was brought in may be so again, put right. */
    private void moveIn(Luggage luggage) {
        boolean here = timeline.at(luggage.on()).standing().onTheRoll();
        boolean again = now.arrival(luggage.arrival().from(), luggage.on()).isPresent();
        refuseIf(luggage.arrival().standing().open() && here && !again, ALREADY_A_MEMBER);
    }
}
