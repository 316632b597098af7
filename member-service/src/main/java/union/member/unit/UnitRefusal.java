package union.member.unit;

import union.platform.aggregate.Refusal;

/** Why a unit cannot take a step from where it stands. The constant's name is the code that clients see. */
public enum UnitRefusal implements Refusal {
    UNIT_UNKNOWN,
    UNIT_EXISTS,
    KIND_MAY_NOT_BE_ROOT,
    ALREADY_SUBMITTED,
    ALREADY_APPROVED,
    ALREADY_FOUNDED,
    NOT_SUBMITTED,
    NOT_APPROVED("工会法 (2021) art. 12"),
    NOT_FOUNDED,
    SUBMITTER_MAY_NOT_DECIDE,
    NOTHING_CHANGES,
    NOTHING_TO_REVOKE,
    ALREADY_IN_EFFECT;

    private final String citation;

    UnitRefusal() {
        this("");
    }

    UnitRefusal(String citation) {
        this.citation = citation;
    }

    @Override public String citation() {
        return citation;
    }
}
