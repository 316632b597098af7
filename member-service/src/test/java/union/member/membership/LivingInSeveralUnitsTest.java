package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.DEPOT_7;
import static union.member.membership.Given.DEPOT_8;
import static union.member.membership.Given.STAFF;
import static union.member.membership.Given.day;
import static union.member.membership.Given.memberSince;
import static union.member.membership.Given.nobody;
import static union.member.membership.MembershipRule.*;

import org.junit.jupiter.api.Test;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.Left;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.StrikeOut;

/** One person, two ledgers: which days may be written where, and what a correction in one means for the other. */
class LivingInSeveralUnitsTest {
    private static final Given WAS_THERE_IN_2024 =
        nobody().when(new AdmitUntil(day("2024-02-01"), STAFF, day("2024-12-31")));

    @Test void a_merger_recorded_late_does_not_drop_who_had_already_transferred() {
        var old = memberSince("2024-01-01").enter("2026-03-01", new Left("transferred")).mergedInto(DEPOT_8,
            "2026-01-01");
        var there = nobody().later(1).enter("2026-03-01", new Admitted(Given.STAFF, false));
        var gone = old.later(2).when(new MoveOut(day("2026-01-01"), DEPOT_8));
        var luggage = Luggage.taken(gone.state(), DEPOT_7, gone.state().ledger().getLast());
        var arrived = there.later(3).when(new MoveIn(luggage));
        assertThat(arrived.standing("2026-02-01")).isEqualTo(Standing.MEMBER);
        assertThat(arrived.standing("2026-04-01")).isEqualTo(Standing.MEMBER);
    }

    @Test void striking_out_a_leaving_is_judged_by_the_days_that_it_opens_again() {
        memberSince("2020-01-01").enter("2024-01-15", new Left("")).alsoIn(DEPOT_8, WAS_THERE_IN_2024)
            .refuses(new StrikeOut(2), ONE_MEMBERSHIP_AT_A_TIME);
        memberSince("2025-01-01").enter("2026-01-15", new Left("")).alsoIn(DEPOT_8, WAS_THERE_IN_2024)
            .when(new StrikeOut(2));
    }

    @Test void a_past_membership_is_written_in_one_go_and_asks_only_for_its_own_days() {
        var elsewhere = nobody().alsoIn(DEPOT_8, memberSince("2017-01-01"));
        elsewhere.refuses("2015-01-01", new Admitted(STAFF, false), ONE_MEMBERSHIP_AT_A_TIME);
        var past = elsewhere.when(new AdmitUntil(day("2015-01-01"), STAFF, day("2016-06-01")));
        assertThat(past.standing("2016-05-31")).isEqualTo(Standing.MEMBER);
        assertThat(past.standing("2016-06-01")).isEqualTo(Standing.LEFT);
        elsewhere.refuses(new AdmitUntil(day("2015-01-01"), STAFF, day("2017-06-01")), ONE_MEMBERSHIP_AT_A_TIME);
    }

    @Test void a_past_membership_does_not_end_a_later_one_of_the_same_ledger() {
        memberSince("2016-01-01").refuses(new AdmitUntil(day("2015-01-01"), STAFF, day("2017-01-01")),
            ALREADY_A_MEMBER);
        var both = memberSince("2016-01-01").when(new AdmitUntil(day("2014-01-01"), STAFF, day("2015-01-01")));
        assertThat(both.standing("2026-01-01")).isEqualTo(Standing.MEMBER);
    }

    @Test void a_wrong_admission_struck_out_after_a_merger_is_taken_off_the_new_roll_too() {
        var moved = moved(memberSince("2024-01-01"));
        var struck = moved.old().when(new StrikeOut(1));
        var there = moved.there().when(again(struck));
        assertThat(struck.standing("2025-06-01")).isEqualTo(Standing.OUTSIDE);
        assertThat(there.standing("2026-02-01")).isEqualTo(Standing.OUTSIDE);
        assertThat(there.when(again(struck)).events()).as("said once").hasSameSizeAs(there.events());
    }

    @Test void what_is_put_right_before_a_merger_goes_along_anew() {
        var moved = moved(memberSince("2024-01-01"));
        var there = moved.there().enter("2026-03-01", new EmploymentChanged(Employment.DISPATCHED));
        var old = moved.old().enter("2025-01-01", new EmploymentChanged(Employment.POSTDOC));
        var told = there.when(again(old)).timeline();
        assertThat(told.at(day("2026-02-01")).attributes().orElseThrow().employment()).isEqualTo(Employment.POSTDOC);
        assertThat(told.last().attributes().orElseThrow().employment()).isEqualTo(Employment.DISPATCHED);
    }

    @Test void who_had_left_before_a_merger_is_on_neither_roll() {
        var moved = moved(memberSince("2024-01-01"));
        var left = moved.old().enter("2025-05-01", new Left("long before"));
        assertThat(moved.there().when(again(left)).standing("2026-02-01")).isEqualTo(Standing.OUTSIDE);
    }

    private record Moved(Given old, Given there) {}

    private static Moved moved(Given given) {
        var gone = given.mergedInto(DEPOT_8, "2026-01-01").when(new MoveOut(day("2026-01-01"), DEPOT_8));
        var luggage = Luggage.taken(gone.state(), DEPOT_7, gone.state().ledger().getLast());
        return new Moved(gone, nobody().when(new MoveIn(luggage)));
    }

    private static MoveIn again(Given old) {
        return new MoveIn(Luggage.again(old.state(), DEPOT_7, old.state().entry(2).orElseThrow()));
    }
}
