package union.member.membership;

import java.util.Locale;

/** Whether a member still works (在职) or has retired (退休). Retired members stay on the roll. */
public enum Service {
    IN_SERVICE, RETIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
