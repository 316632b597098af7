package union.member.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tries at an account's password since it was last right (登录尝试). A try is charged <em>before</em> the password is
 * looked at, so guesses sent side by side cannot outrun the count. The wait doubles and is bounded: nobody can lock
 * an officer out for good by guessing badly on purpose.
 */
public record Tries(int failed, Instant notBefore) {
    /** Tries without any wait. */
    public static final int FREE_MAX = 5;
    public static final Duration WAIT_FIRST = Duration.ofSeconds(30);
    public static final Duration WAIT_MAX = Duration.ofMinutes(15);
    /** After so much quiet the count begins anew. */
    public static final Duration MEMORY_MAX = Duration.ofHours(24);
    public static final Tries NONE = new Tries(0, Instant.EPOCH);
    private static final int DOUBLINGS_MAX = 10;

    /** The count with one more try, or nothing while the account has to wait. */
    public Optional<Tries> charge(Instant now) {
        if (now.isBefore(notBefore)) return Optional.empty();
        int counted = now.isAfter(notBefore.plus(MEMORY_MAX)) ? 1 : Math.min(failed, Integer.MAX_VALUE - 1) + 1;
        return Optional.of(new Tries(counted, now.plus(waitAfter(counted))));
    }

    /** How long an account waits after so many wrong tries in a row. */
    static Duration waitAfter(int failed) {
        if (failed < FREE_MAX) return Duration.ZERO;
        var wait = WAIT_FIRST.multipliedBy(1L << Math.min(failed - FREE_MAX, DOUBLINGS_MAX));
        return wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
    }
}
