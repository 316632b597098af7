package union.member.person;

import java.util.Locale;

/** A person's gender as the identity card states it (性别); a dimension of the roll. */
public enum Gender {
    FEMALE, MALE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
