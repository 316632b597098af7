package union.member.membership;

import static union.member.membership.MembershipRule.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
            case Approve c -> rules.approve(c.on());
            case StrikeOut c -> rules.strikeOut(c.number());
            case MoveOut c -> rules.moveOut(c);
            case MoveIn c -> rules.refuseIf(c.luggage().arrival().standing().open()
                && rules.timeline.at(c.luggage().on()).standing().onTheRoll(), ALREADY_A_MEMBER);
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
        everyLine(on);
        switch (change) {
            case Applied c -> join(c.attributes().identities());
            case Admitted c -> {
                join(c.attributes().identities());
                refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
            }
            case ApplicationRefused _ -> refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
            case IdentitiesChanged c -> checkIdentities(c.identities());
            case Left _ -> refuseIf(movesAfter(on), MOVED_AWAY);
            case ApplicationWithdrawn _, EmploymentChanged _, SiteChanged _, Retired _, Retained _, Resumed _,
                 MovedOut _, MovedIn _ -> {}
        }
        if (!closes(change)) refuseIf(dissolvedOn(on), UNIT_DISSOLVED.with("unit", facts.deed().unit()));
    }

    /** Why a line does not fit where it lies; {@link Moment#after} says that it does not. */
    private static MembershipRule misfit(Standing standing, Change change) {
        return switch (change) {
            case Applied _ -> standing == Standing.APPLIED ? AWAITING_APPROVAL : ALREADY_A_MEMBER;
            case ApplicationRefused _, ApplicationWithdrawn _ -> NOT_AWAITING_APPROVAL;
            case Admitted c -> c.onApplication() ? NOT_AWAITING_APPROVAL
                : standing == Standing.APPLIED ? AWAITING_APPROVAL : ALREADY_A_MEMBER;
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
        everyLine(on);
        join(Set.of());
        refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
        refuseIf(dissolvedOn(on), UNIT_DISSOLVED.with("unit", facts.deed().unit()));
    }

    private void everyLine(LocalDate on) {
        boolean unknown = facts.person().isEmpty() && now.basis().isEmpty();
        refuseIf(unknown, PERSON_NOT_REGISTERED.with("person", facts.deed().person()));
        refuseIf(on.isAfter(facts.today()), DATE_IN_FUTURE.with("on", on).with("days", 0));
        boolean unborn = facts.person().filter(p -> on.isBefore(p.birthDate())).isPresent();
        refuseIf(unborn, DATE_BEFORE_BIRTH.with("on", on));
        refuseIf(!facts.unit().keepsARoll(), KIND_HAS_NO_ROLL.with("kind", facts.unit().kind()));
        refuseIf(facts.unit().foundedOn().isEmpty(), UNIT_NOT_FOUNDED);
        facts.unit().foundedOn().filter(on::isBefore).ifPresent(founded ->
            broken.add(DATE_BEFORE_FOUNDING.with("on", on).with("founded", founded)));
        refuseIf(now.ledger().size() >= Membership.ENTRIES_MAX, LEDGER_FULL.with("max", Membership.ENTRIES_MAX));
    }

    private boolean dissolvedOn(LocalDate on) {
        return facts.unit().dissolvedOn().filter(gone -> !on.isBefore(gone)).isPresent();
    }

    private boolean ownRequest() {
        return facts.deed().actor().equals(facts.deed().person());
    }

    private void join(Set<String> identities) {
        elsewhereToo();
        checkIdentities(identities);
    }

    private void elsewhereToo() {
        if (!facts.elsewhere().isEmpty())
            broken.add(ONE_MEMBERSHIP_AT_A_TIME.with("units", facts.elsewhere()));
    }

    private void checkIdentities(Set<String> identities) {
        var unknown = new TreeSet<>(identities);
        unknown.removeAll(facts.settings().identities());
        if (!unknown.isEmpty()) broken.add(UNKNOWN_IDENTITY.with("unknown", String.join(", ", unknown)));
    }

    private boolean movesAfter(LocalDate on) {
        return timeline.effective().stream().anyMatch(e -> e.change() instanceof MovedOut && e.on().isAfter(on));
    }

    private void strikeOut(int number) {
        var found = now.entry(number);
        refuseIf(found.isEmpty(), NO_SUCH_ENTRY.with("number", number));
        found.ifPresent(entry -> {
            refuseIf(entry.struck(), ALREADY_STRUCK_OUT);
            refuseIf(entry.change() instanceof MovedOut || entry.change() instanceof MovedIn, MOVE_STANDS);
            refuseIf(timeline.effective().stream().anyMatch(e ->
                e.change() instanceof MovedOut && entry.number() < e.number()), MOVED_AWAY);
            refuseIf(ownRequest(), APPLICANT_MAY_NOT_DECIDE);
            if (closes(entry.change())) elsewhereToo();
        });
    }

    private void moveOut(MoveOut c) {
        refuseIf(c.on().isAfter(facts.today()), DATE_IN_FUTURE.with("on", c.on()).with("days", 0));
        refuseIf(!facts.unit().leadsTo(c.to(), c.on()), NOT_ALONG_A_MERGER_OR_SPLIT.with("to", c.to()));
        refuseIf(Luggage.packed(now, c.to(), c.on()).empty(), NOTHING_TO_MOVE);
    }
}
