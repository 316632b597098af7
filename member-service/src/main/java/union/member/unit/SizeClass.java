package union.member.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Size by staff (规模): enterprises of more than a hundred people are followed on a list of their own. */
public enum SizeClass {
    OVER_100, UP_TO_100;

    public static Optional<SizeClass> ofCode(String code) {
        return Arrays.stream(values()).filter(size -> size.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
