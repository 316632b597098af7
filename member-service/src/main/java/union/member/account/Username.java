package union.member.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which someone signs in (用户名): ASCII, lower case, so that no two names look alike. Unique in the
 * installation, since the installation is one OpenID provider.
 */
public record Username(String value) {
    public static final int LENGTH_MAX = 64;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1," + (LENGTH_MAX - 1) + "}");

    public Username {
        if (!FORM.matcher(value).matches())
            throw new IllegalArgumentException("a user name has 2 to 64 lower-case letters, digits, ., _ or -");
    }

    /** The name that someone typed, in any case and with spaces around it; empty when it can be nobody's. */
    public static Optional<Username> typed(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(name).matches() ? Optional.of(new Username(name)) : Optional.empty();
    }

    @Override public String toString() {
        return value;
    }
}
