package union.member.account;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
 * @param places tries by where they came from; absent in old documents
 * @param charges counts changes of the tries; absent in old documents
 * @param deeds what others did to it, the latest last; absent in old documents
 */
public record AccountDocument(
        @BsonId String username, String subject, @Nullable String unit, Boolean operator, Status status,
        @Nullable String secret, String oneTimeSecret, Instant oneTimeUntil, Integer failed, Instant notBefore,
        Long version, Instant changedAt, List<Deed> deeds,
        @Nullable List<Tries.Place> places, @Nullable Long charges) {
    /** Beyond these the oldest give way. */
    static final int DEEDS_MAX = 20;

    /** Before the name of an account that is no person's: no person's id is written so. */
    private static final String NOBODYS = "account:";

    public enum Status { ONE_TIME, ACTIVE, LOCKED }

    public enum Kind { ISSUED, REISSUED, LOCKED, RECOVERED }

    /** What somebody else did to the account, for its holder to see. */
    public record Deed(Kind kind, String by, Instant at) {}

    public AccountDocument {
        deeds = deeds == null ? List.of() : List.copyOf(deeds);
        if (unit == null && subject.equals(username)) subject = NOBODYS + username; // as it was written once
    }

    /** A name with nothing but a one-time password, as an officer has just given it out. */
    static AccountDocument issued(Username name, Holder holder, OneTime oneTime, String by) {
        return new AccountDocument(name.value(), holder.subject(), holder.unit(), holder.unit() == null,
            Status.ONE_TIME, null, oneTime.secret(), oneTime.until(), 0, Instant.EPOCH, 1L, oneTime.at(),
            List.of(new Deed(Kind.ISSUED, by, oneTime.at())), List.of(), 0L);
    }

    static AccountDocument first(Username name, OneTime oneTime, String by) {
        return issued(name, new Holder(NOBODYS + name, null), oneTime, by);
    }

    /** Another one-time password, whoever gave it out and why. */
    AccountDocument reissued(OneTime oneTime, Kind kind, String by) {
        return new AccountDocument(username, subject, unit, operator, Status.ONE_TIME, secret, oneTime.secret(),
            oneTime.until(), 0, Instant.EPOCH, version + 1, oneTime.at(), and(new Deed(kind, by, oneTime.at())),
            List.of(), charges);
    }

    AccountDocument activated(String newSecret, Instant at) {
        return new AccountDocument(username, subject, unit, operator, Status.ACTIVE, newSecret, oneTimeSecret,
            oneTimeUntil, 0, Instant.EPOCH, version + 1, at, deeds, knownPlaces(), charges);
    }

    AccountDocument locked(String by, Instant at) {
        return new AccountDocument(username, subject, unit, operator, Status.LOCKED, secret, oneTimeSecret,
            oneTimeUntil, failed, notBefore, version + 1, at, and(new Deed(Kind.LOCKED, by, at)),
            places, charges);
    }

    private List<Deed> and(Deed deed) {
        var all = Stream.concat(deeds.stream(), Stream.of(deed)).toList();
        return all.subList(Math.max(0, all.size() - DEEDS_MAX), all.size());
    }

    Tries tries() {
        return new Tries(failed, notBefore, places == null ? List.of() : places);
    }

    /** Without what was held against anyone. */
    private List<Tries.Place> knownPlaces() {
        return tries().places().stream().filter(Tries.Place::known)
            .map(p -> new Tries.Place(p.peer(), 0, Instant.EPOCH, true)).toList();
    }

    AccountDocument with(Tries tries) {
        return new AccountDocument(username, subject, unit, operator, status, secret, oneTimeSecret, oneTimeUntil,
            tries.failed(), tries.notBefore(), version, changedAt, deeds, tries.places(),
            charges == null ? 1 : charges + 1);
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

    /** Whose it is, and the unit that registered them. */
    record Holder(String subject, @Nullable String unit) {}

    /** The hash of a one-time password, since when and until when it is good. */
    record OneTime(String secret, Instant at, Instant until) {}
}
