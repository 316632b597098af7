package union.member.person;

import union.platform.aggregate.Refusal;

/** Why a person may not be registered or corrected so. The constant's name is the code that clients see. */
public enum PersonRule implements Refusal {
    PERSON_REGISTERED_ELSEWHERE, BIRTH_DATE_IN_FUTURE, FICTION_STAYS_FICTION
}
