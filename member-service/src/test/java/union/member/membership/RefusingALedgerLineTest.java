package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.DEPOT_8;
import static union.member.membership.Given.STAFF;
import static union.member.membership.Given.UNION;
import static union.member.membership.Given.applicantSince;
import static union.member.membership.Given.day;
import static union.member.membership.Given.identities;
import static union.member.membership.Given.memberSince;
import static union.member.membership.Given.nobody;
import static union.member.membership.MembershipRule.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.Applied;
import union.member.membership.Change.ApplicationRefused;
import union.member.membership.Change.ApplicationWithdrawn;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.Left;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.Retired;
import union.member.membership.Change.SiteChanged;
import union.member.membership.Facts.Around;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.StrikeOut;

class RefusingALedgerLineTest {
    private static final Change ADMITTED = new Admitted(STAFF, false);
    private static final String DAY = "2026-03-01";

    private record Case(Given given, MembershipCommand command) {
        static Case of(Given given, String on, Change change) {
            return new Case(given, new Enter(day(on), change));
        }
    }

    private static final Map<MembershipRule, Case> CASES = cases();

    private static Map<MembershipRule, Case> cases() {
        var cases = new EnumMap<MembershipRule, Case>(MembershipRule.class);
        var member = memberSince("2026-01-01");
        var applicant = applicantSince("2026-01-01");
        cases.put(ALREADY_A_MEMBER, Case.of(member, DAY, ADMITTED));
        cases.put(AWAITING_APPROVAL, Case.of(applicant, DAY, new Applied(STAFF)));
        cases.put(NOT_AWAITING_APPROVAL, Case.of(member, DAY, new ApplicationRefused("")));
        cases.put(NOT_A_MEMBER, Case.of(nobody(), DAY, new Retired()));
        cases.put(ALREADY_RETIRED, Case.of(member.enter("2026-02-01", new Retired()), DAY, new Retired()));
        cases.put(ALREADY_RETAINED, Case.of(member.enter("2026-02-01", new Retained("")), DAY, new Retained("")));
        cases.put(NOT_RETAINED, Case.of(member, DAY, new Resumed()));
        cases.put(ONE_MEMBERSHIP_AT_A_TIME, Case.of(nobody().elsewhere(DEPOT_8), DAY, ADMITTED));
        cases.put(PERSON_NOT_REGISTERED, Case.of(nobody().unregistered(), DAY, ADMITTED));
        cases.put(APPLICANT_MAY_NOT_DECIDE, new Case(applicant.actor("lin"), new Approve(day(DAY))));
        cases.put(DATE_IN_FUTURE, Case.of(nobody(), "2026-05-02", ADMITTED));
        cases.put(DATE_BEFORE_BIRTH, Case.of(nobody().unit(foundedOn("1970-01-01")), "1979-01-01", ADMITTED));
        cases.put(DATE_BEFORE_FOUNDING, Case.of(nobody(), "1999-12-31", ADMITTED));
        cases.put(UNIT_NOT_FOUNDED, Case.of(nobody().unit(
            new UnitFacts("group", Optional.empty(), Optional.empty(), List.of())), DAY, ADMITTED));
        cases.put(UNIT_DISSOLVED, Case.of(nobody().mergedInto(DEPOT_8, DAY), DAY, ADMITTED));
        cases.put(KIND_HAS_NO_ROLL, Case.of(nobody().unit(
            new UnitFacts("club", UNION.foundedOn(), Optional.empty(), List.of())), DAY, ADMITTED));
        cases.put(UNKNOWN_IDENTITY, Case.of(member, DAY, identities("astronaut")));
        var moved = member.mergedInto(DEPOT_8, DAY).when(new MoveOut(day(DAY), DEPOT_8));
        var changed = member.enter("2026-04-01", new Retired()).mergedInto(DEPOT_8, DAY);
        cases.put(MOVED_AWAY, new Case(changed.when(new MoveOut(day(DAY), DEPOT_8)), new StrikeOut(2)));
        cases.put(NOTHING_TO_MOVE, new Case(nobody().mergedInto(DEPOT_8, DAY), new MoveOut(day(DAY), DEPOT_8)));
        cases.put(NOT_ALONG_A_MERGER_OR_SPLIT, new Case(member, new MoveOut(day(DAY), DEPOT_8)));
        cases.put(NO_SUCH_ENTRY, new Case(member, new StrikeOut(2)));
        cases.put(ALREADY_STRUCK_OUT, new Case(member.when(new StrikeOut(1)), new StrikeOut(1)));
        cases.put(MOVE_STANDS, new Case(moved, new StrikeOut(2)));
        var full = member;
        while (full.state().ledger().size() < Membership.ENTRIES_MAX)
            full = full.enter(DAY, new EmploymentChanged(Employment.CONTRACT));
        cases.put(LEDGER_FULL, Case.of(full, DAY, new Retired()));
        cases.put(MEMBER_LATER_ON, Case.of(member, "2025-12-31", new Applied(STAFF)));
        cases.put(TOO_MANY_APPLICATIONS, Case.of(tried(Membership.OPEN_TRIES_MAX), DAY, new Applied(STAFF)));
        cases.put(LEFT_BEFORE_ADMITTED, new Case(nobody(), new AdmitUntil(day(DAY), STAFF, day(DAY))));
        cases.put(UNKNOWN_SITE, Case.of(member.around(new Around(Map.of(), Optional.empty(), Optional.of("campus_l"))),
            DAY, new SiteChanged(Optional.of("campus_l"))));
        return cases;
    }

    /** Somebody who has applied for themselves and withdrawn so often. */
    private static Given tried(int times) {
        var given = nobody().actor("lin");
        for (int i = 0; i < times; i++)
            given = given.enter("2026-02-01", new Applied(STAFF)).enter("2026-02-01", new ApplicationWithdrawn());
        return given;
    }

    private static UnitFacts foundedOn(String day) {
        return new UnitFacts("union", Optional.of(day(day)), Optional.empty(), List.of());
    }

    @ParameterizedTest @EnumSource(MembershipRule.class)
    void each_rule_can_refuse(MembershipRule rule) {
        var given = Objects.requireNonNull(CASES.get(rule), "a case for " + rule);
        given.given().refuses(given.command(), rule);
    }

    @Test void every_broken_rule_is_named_not_only_the_first() {
        nobody().elsewhere(DEPOT_8).actor("lin")
            .refuses("2026-06-01", new Admitted(STAFF.withIdentities(new TreeSet<>(List.of("astronaut"))), false),
                ONE_MEMBERSHIP_AT_A_TIME, APPLICANT_MAY_NOT_DECIDE, DATE_IN_FUTURE, UNKNOWN_IDENTITY);
    }

    @Test void a_dissolved_unit_still_lets_its_members_leave() {
        var member = memberSince("2026-01-01").unit(
            new UnitFacts("union", UNION.foundedOn(), Optional.of(day("2026-02-01")), List.of()));
        assertThat(member.enter(DAY, new Left("dissolved")).standing(DAY)).isEqualTo(Standing.LEFT);
        member.refuses(DAY, new Retired(), UNIT_DISSOLVED);
    }

    @Test void nobody_strikes_out_lines_of_their_own_ledger() {
        memberSince("2026-01-01").actor("lin").refuses(new StrikeOut(1), APPLICANT_MAY_NOT_DECIDE);
    }

    @Test void a_full_ledger_still_lets_a_member_leave() {
        CASES.get(LEDGER_FULL).given().enter(DAY, new Left("")).refuses(DAY, ADMITTED, LEDGER_FULL);
    }

    @Test void somebody_elses_word_opens_new_tries() {
        var heard = tried(Membership.OPEN_TRIES_MAX - 1).enter("2026-02-01", new Applied(STAFF)).actor("officer-1")
            .enter("2026-02-02", new ApplicationRefused("")).actor("lin");
        assertThat(heard.enter(DAY, new Applied(STAFF)).standing(DAY)).isEqualTo(Standing.APPLIED);
    }

    @Test void nobody_moves_to_a_unit_that_is_dissolved_by_then() {
        var member = memberSince("2026-01-01").mergedInto(DEPOT_8, DAY)
            .around(new Around(Map.of(), Optional.of(day("2026-04-01")), Optional.empty()));
        member.refuses(new MoveOut(day("2026-04-01"), DEPOT_8), UNIT_DISSOLVED);
        assertThat(member.when(new MoveOut(day("2026-03-31"), DEPOT_8)).standing("2026-04-01"))
            .isEqualTo(Standing.MOVED);
    }

    @Test void an_applicant_may_withdraw_but_not_be_withdrawn_twice() {
        applicantSince("2026-01-01").enter("2026-01-02", new ApplicationWithdrawn())
            .refuses(DAY, new ApplicationWithdrawn(), NOT_AWAITING_APPROVAL);
    }

    @Test void a_refusal_cites_its_article_and_names_no_birth_date() {
        assertThat(UNIT_NOT_FOUNDED.citation()).contains("12");
        assertThat(DATE_BEFORE_BIRTH.details()).isEmpty();
    }
}
