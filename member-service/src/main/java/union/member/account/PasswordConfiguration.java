package union.member.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import union.member.account.AccountDocument.OneTime;
import union.platform.aggregate.Weather;

/**
 * How passwords are kept: Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet), a salt of 16
 * bytes and a hash of 32.
 */
@Configuration(proxyBeanMethods = false)
public class PasswordConfiguration {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** Bounds memory (19 MiB each) and processors that sign-ins can take, however many arrive at once. */
    private static final int AT_ONCE_MAX = 4;
    private static final long WAIT_SECONDS_MAX = 5;

    @Bean Passwords passwords() {
        return new Passwords(new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES));
    }

    /** Hashes and compares; takes as long for a name that nobody has. */
    public static final class Passwords {
        /** In characters; more than any password that could be chosen. */
        static final int INPUT_LENGTH_MAX = 1024;
        private final PasswordEncoder argon;
        private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);
        private final String nobodys;

        Passwords(PasswordEncoder argon) {
            this.argon = argon;
            this.nobodys = hash(OneTimePassword.next(new SecureRandom()));
        }

        String hash(String password) {
            return bounded(() -> {
                var hash = argon.encode(password);
                if (hash == null) throw new IllegalStateException("a password without a hash");
                return hash;
            });
        }

        /** A one-time password as it is stored, good from now on for its life. */
        OneTime oneTime(String shown, Instant at) {
            return new OneTime(hash(OneTimePassword.read(shown)), at, at.plus(OneTimePassword.LIFE));
        }

        /** Whether the password has this hash; without one, the same work for nothing, and false. */
        boolean match(String password, @Nullable String hash) {
            if (password.length() > INPUT_LENGTH_MAX) return false;
            boolean same = bounded(() -> argon.matches(password, hash == null ? nobodys : hash));
            return same && hash != null;
        }

        private <T> T bounded(java.util.function.Supplier<T> work) {
            try {
                if (!places.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS))
                    throw new Weather.NotReady("a place for one more sign-in");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Weather.NotReady("a place for one more sign-in");
            }
            try {
                return work.get();
            } finally {
                places.release();
            }
        }
    }
}
