package union.member.account;

import union.platform.aggregate.Refusal;

/** Why an account is not given, or not opened. The constant's name is the code that clients see. */
public enum AccountRefusal implements Refusal {
    /** Unknown name, wrong or expired one-time password, or waiting after wrong tries: from outside all the same. */
    ACTIVATION_REFUSED,
    /** The name belongs to an account that another unit has issued. */
    USERNAME_TAKEN,
    /** The account of this name belongs to somebody else of this unit. */
    ACCOUNT_OF_ANOTHER_PERSON,
    /** One person, one account: a second one would be a back door that the first unit does not see. */
    PERSON_HAS_AN_ACCOUNT,
    /** The person is not registered by this unit. */
    PERSON_NOT_OF_THIS_UNIT,
    /** The person's posts of the day give rights that the actor does not hold there: the operator's matter. */
    HOLDER_HAS_OTHER_RIGHTS,
    /** Nothing to recover: no account of this name, and no registered person named for a first one. */
    NO_SUCH_ACCOUNT,
    /** The new password was typed twice, not alike. */
    PASSWORDS_DIFFER,
    /** The operator appoints the first officer of a unit only; from then on the unit's own officers do. */
    NOT_THE_FIRST_OFFICER
}
