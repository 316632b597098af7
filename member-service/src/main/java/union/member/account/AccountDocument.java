package union.member.account;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An account (账号): who signs in under a name, issued by which unit. Plain reference data, no aggregate: nobody
 * elsewhere learns of it, and one document holds every rule that must never break. The subject is the person's opaque
 * id; name and post are not kept here. {@code version} counts what officers and holders change, not tries.
 *
 * @param unit the unit that issued it; absent for the first administrator
 * @param secret Argon2id hash of the password that was chosen last; absent until one is
 * @param oneTimeSecret Argon2id hash of the one-time password that was issued last
 */
public record AccountDocument(
        @BsonId String username, String subject, @Nullable String unit, Boolean operator, Status status,
        @Nullable String secret, String oneTimeSecret, Instant oneTimeUntil, Integer failed, Instant notBefore,
        Long version, Instant changedAt) {
    public enum Status { ONE_TIME, ACTIVE, LOCKED }

    /** A name with nothing but a one-time password, as an officer has just given it out. */
    static AccountDocument issued(Username name, String subject, @Nullable String unit, OneTime oneTime) {
        return new AccountDocument(name.value(), subject, unit, unit == null, Status.ONE_TIME, null, oneTime.secret(),
            oneTime.until(), 0, Instant.EPOCH, 1L, oneTime.at());
    }

    AccountDocument reissued(OneTime oneTime) {
        return new AccountDocument(username, subject, unit, operator, Status.ONE_TIME, secret, oneTime.secret(),
            oneTime.until(), 0, Instant.EPOCH, version + 1, oneTime.at());
    }

    AccountDocument activated(String newSecret, Instant at) {
        return new AccountDocument(username, subject, unit, operator, Status.ACTIVE, newSecret, oneTimeSecret,
            oneTimeUntil, 0, Instant.EPOCH, version + 1, at);
    }

    AccountDocument locked(Instant at) {
        return new AccountDocument(username, subject, unit, operator, Status.LOCKED, secret, oneTimeSecret,
            oneTimeUntil, failed, notBefore, version + 1, at);
    }

    Tries tries() {
        return new Tries(failed, notBefore);
    }

    /** The hash that a password has to match today, if any could. */
    @Nullable String valid(Instant now) {
        return switch (status) {
            case ONE_TIME -> now.isBefore(oneTimeUntil) ? oneTimeSecret : null;
            case ACTIVE -> secret;
            case LOCKED -> null;
        };
    }

    /** Names nobody and shows no hash. */
    @Override public String toString() {
        return "an account, version " + version;
    }

    /** The hash of a one-time password, since when and until when it is good. */
    record OneTime(String secret, Instant at, Instant until) {}
}
