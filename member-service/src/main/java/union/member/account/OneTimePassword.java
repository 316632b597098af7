package union.member.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;

/**
 * A password that is good for one thing, choosing a real one (一次性密码): 100 random bits as twenty letters and digits
 * that cannot be mistaken for each other on paper (Crockford's base 32). Shown once, stored as a hash, dead after
 * {@link #LIFE}.
 */
public final class OneTimePassword {
    public static final Duration LIFE = Duration.ofDays(14);
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private OneTimePassword() {}

    public static String next(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) text.append('-');
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** What was meant by what was typed: case, hyphens and spaces do not matter, O is 0, I and L are 1. */
    public static String read(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "")
            .replace('O', '0').replace('I', '1').replace('L', '1');
    }
}
