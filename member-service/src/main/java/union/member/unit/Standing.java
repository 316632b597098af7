package union.member.unit;

import java.util.Locale;

/** Where a unit stands on a day (状态). Only a founded unit counts, owns records of its own and takes children. */
public enum Standing {
    PREPARING, SUBMITTED, REFUSED, APPROVED, FOUNDED, DISSOLVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
