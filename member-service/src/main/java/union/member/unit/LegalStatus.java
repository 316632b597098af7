package union.member.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Registration of a union as a legal person (法人资格登记); a unit that never began it has none. */
public enum LegalStatus {
    NONE, IN_PROGRESS, REGISTERED;

    public static Optional<LegalStatus> ofCode(String code) {
        return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
