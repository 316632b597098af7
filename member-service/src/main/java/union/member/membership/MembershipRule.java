package union.member.membership;

import java.util.List;
import union.platform.aggregate.Refusal;

/** Why something may not be written in a member's ledger. The constant's name is the code that clients see. */
public enum MembershipRule implements Refusal {
    ALREADY_A_MEMBER, AWAITING_APPROVAL, NOT_AWAITING_APPROVAL, NOT_A_MEMBER,
    ALREADY_RETIRED, ALREADY_RETAINED, NOT_RETAINED,
    ONE_MEMBERSHIP_AT_A_TIME, PERSON_NOT_REGISTERED, APPLICANT_MAY_NOT_DECIDE,
    MEMBER_LATER_ON, TOO_MANY_APPLICATIONS, LEFT_BEFORE_ADMITTED,
    DATE_IN_FUTURE, DATE_BEFORE_BIRTH, DATE_BEFORE_FOUNDING,
    UNIT_NOT_FOUNDED("《工会法》(2021) art. 12"), UNIT_DISSOLVED, KIND_HAS_NO_ROLL, UNKNOWN_IDENTITY, UNKNOWN_SITE,
    MOVED_AWAY, NOTHING_TO_MOVE, NOT_ALONG_A_MERGER_OR_SPLIT,
    NO_SUCH_ENTRY, ALREADY_STRUCK_OUT, MOVE_STANDS, LEDGER_FULL;

    private final String citation;

    MembershipRule() {
        this("");
    }

    MembershipRule(String citation) {
        this.citation = citation;
    }

    /** Whether nothing but these stands in the way. */
    static boolean only(List<MembershipRule> these, List<Refusal> reasons) {
        return reasons.stream().allMatch(reason -> these.stream().anyMatch(rule -> rule.name().equals(reason.name())));
    }

    @Override public String citation() {
        return citation;
    }
}
