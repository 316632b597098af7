package union.member.officer;

import union.platform.aggregate.Refusal;

/** Why an appointment, its correction or its end is refused. The constant's name is the code that clients see. */
public enum OfficerRule implements Refusal {
    POST_UNKNOWN, POST_TAKEN, ALREADY_HOLDS_POST, TERM_ENDS_BEFORE_IT_BEGINS, APPOINTEE_MAY_NOT_DECIDE,
    NO_SUCH_TERM, TERM_ENDED, TERM_BEFORE_UNIT, UNIT_DISSOLVED, PERSON_NOT_REGISTERED, DATE_BEFORE_BIRTH,
    TOO_MANY_TERMS
}
