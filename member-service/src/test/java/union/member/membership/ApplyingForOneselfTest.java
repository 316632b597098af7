package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.STAFF;
import static union.member.membership.Given.applicantSince;
import static union.member.membership.Given.memberSince;

import org.junit.jupiter.api.Test;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.Applied;
import union.member.membership.Change.ApplicationWithdrawn;

/** What a person writes in their own ledger never takes anyone off a roll. */
class ApplyingForOneselfTest {
    @Test void an_applicant_may_be_admitted_directly_too() {
        assertThat(applicantSince("2026-03-01").enter("2026-03-09", new Admitted(STAFF, false)).standing("2026-03-09"))
            .isEqualTo(Standing.MEMBER);
    }

    @Test void an_application_dated_before_a_membership_takes_nobody_off_the_roll() {
        memberSince("2015-03-01").actor("lin").refuses("2014-12-31", new Applied(STAFF),
            MembershipRule.MEMBER_LATER_ON);
    }

    @Test void nor_does_an_application_that_was_written_before_a_direct_admission() {
        var given = applicantSince("2014-12-31").enter("2014-12-31", new ApplicationWithdrawn())
            .enter("2015-03-01", new Admitted(STAFF, false));
        assertThat(given.standing("2015-03-01")).isEqualTo(Standing.MEMBER);
    }
}
