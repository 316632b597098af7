package union.member.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import union.platform.aggregate.Refusal;

/**
 * What a new password must be (密码规则), after NIST SP 800-63B, section 5.1.1.2: long enough, not guessable from the
 * name, not among those that everyone tries first. No rules about kinds of characters and no expiry: both make
 * passwords worse.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas and maps hold nothing that changes
public enum PasswordRule implements Refusal {
    PASSWORD_TOO_SHORT(c -> c.length() >= PasswordRule.LENGTH_MIN, "min", PasswordRule.LENGTH_MIN),
    PASSWORD_TOO_LONG(c -> c.length() <= PasswordRule.LENGTH_MAX, "max", PasswordRule.LENGTH_MAX),
    PASSWORD_CONTAINS_USERNAME(c -> !c.lower().contains(c.username().value())),
    PASSWORD_TOO_COMMON(c -> !c.common()),
    PASSWORD_IS_ONE_TIME(c -> !c.isOneTime());

    /** In characters (code points). */
    public static final int LENGTH_MIN = 10;
    /** Bounds the work of hashing. */
    public static final int LENGTH_MAX = 128;
    private static final int DISTINCT_MIN = 4;

    private final Predicate<Candidate> holds;
    private final Map<String, String> details;

    PasswordRule(Predicate<Candidate> holds) {
        this.holds = holds;
        this.details = Map.of();
    }

    PasswordRule(Predicate<Candidate> holds, String value, int bound) {
        this.holds = holds;
        this.details = Map.of(value, Integer.toString(bound));
    }

    /** A password somebody wants, for whom, and the one-time password that it replaces. */
    public record Candidate(Username username, String password, String oneTimePassword) {
        int length() {
            return password.codePointCount(0, password.length());
        }

        String lower() {
            return password.toLowerCase(Locale.ROOT);
        }

        boolean common() {
            return Common.ALL.contains(lower()) || password.codePoints().distinct().count() < DISTINCT_MIN
                || oneStepEach();
        }

        /** 1234567890, abcdefghij, 9876543210: every character follows the one before at the same distance. */
        private boolean oneStepEach() {
            var points = lower().codePoints().toArray();
            if (points.length < 2) return false;
            int step = points[1] - points[0];
            for (int i = 2; i < points.length; i++) if (points[i] - points[i - 1] != step) return false;
            return Math.abs(step) <= 1;
        }

        boolean isOneTime() {
            return OneTimePassword.read(password).equals(OneTimePassword.read(oneTimePassword));
        }

        /** Says nothing: a password never reaches a log by accident. */
        @Override public String toString() {
            return "a candidate for " + username;
        }
    }

    public static List<PasswordRule> brokenBy(Candidate candidate) {
        return Stream.of(values()).filter(rule -> !rule.holds.test(candidate)).toList();
    }

    @Override public Map<String, String> details() {
        return details;
    }

    @Override public String citation() {
        return "NIST SP 800-63B, 5.1.1.2";
    }

    /** The passwords of ten or more characters that are tried first; shorter ones are refused by their length. */
    private static final class Common {
        private static final Set<String> ALL = read();

        private static Set<String> read() {
            var file = PasswordRule.class.getResourceAsStream("/union/member/common-passwords.txt");
            if (file == null) throw new IllegalStateException("the list of common passwords is missing");
            try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return lines.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
