package union.member.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import union.member.account.AccountDocument.Kind;
import union.member.account.AccountDocument.Status;
import union.member.account.PasswordConfiguration.Passwords;
import union.member.account.PasswordRule.Candidate;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

/**
 * The accounts of an installation as their holders use them: opened by the person alone, one per person; see
 * {@link AccountIssues} for how they are given out. What a password opens is only the subject; rights come from posts.
 */
public final class Accounts {
    private static final int ATTEMPTS_MAX = 5;
    private static final Username FIRST = new Username("admin");
    /** Who gives the first administrator a password: the start of the installation itself. */
    private static final String INSTALLATION = "installation";

    private final AccountClient store;
    private final Passwords passwords;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Accounts(AccountClient store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What became of a name and a password. */
    public sealed interface SignIn {
        record Done(AccountDocument account) implements SignIn {}
        /** The password was a one-time one: it lets its holder choose a real one, and nothing else. */
        record PasswordDue(AccountDocument account) implements SignIn {}
        /** For whatever reason; from outside all reasons look the same. */
        record Refused() implements SignIn {}
    }

    public Optional<AccountDocument> find(Username name) {
        return store.find(name);
    }

    /** The account that a unit has issued under this name. */
    public Optional<AccountDocument> find(UnitId unit, Username name) {
        return store.find(name).filter(a -> unit.value().equals(a.unit()));
    }

    /** The account behind a token's subject; a machine has none. */
    public Optional<AccountDocument> ofSubject(String subject) {
        return store.ofSubject(subject);
    }

    /** A password longer than any is refused before the name is looked at: it takes equally long for every name. */
    public SignIn signIn(Username name, String password, Peer from) {
        if (password.length() > Passwords.INPUT_LENGTH_MAX) return new SignIn.Refused();
        var account = store.find(name).flatMap(a -> charged(a, from));
        var due = account.map(a -> a.status() == Status.ONE_TIME).orElse(false);
        var hash = account.map(a -> a.valid(clock.instant())).orElse(null);
        if (!passwords.match(due ? OneTimePassword.read(password) : password, hash)) return new SignIn.Refused();
        right(account.orElseThrow(), from);
        return due ? new SignIn.PasswordDue(account.orElseThrow()) : new SignIn.Done(account.orElseThrow());
    }

    /** Opens an account: the one-time password once more, and the password that takes its place. */
    public List<? extends Refusal> activate(Username name, String oneTimePassword, String newPassword, Peer from) {
        var broken = PasswordRule.brokenBy(new Candidate(name, newPassword, oneTimePassword));
        if (!broken.isEmpty()) return broken;
        var account = store.find(name).flatMap(a -> charged(a, from));
        if (account.isEmpty()) return refusedAlike(oneTimePassword);
        if (account.get().status() == Status.ACTIVE) {
            if (!repeated(account.get(), oneTimePassword, newPassword))
                return List.of(AccountRefusal.ACTIVATION_REFUSED);
            right(account.get(), from);
            return List.of();
        }
        var hash = account.get().status() == Status.ONE_TIME ? account.get().valid(clock.instant()) : null;
        if (!passwords.match(OneTimePassword.read(oneTimePassword), hash))
            return List.of(AccountRefusal.ACTIVATION_REFUSED);
        return choose(account.get(), newPassword) ? List.of() : List.of(AccountRefusal.ACTIVATION_REFUSED);
    }

    /** The password chosen by someone who has just signed in with a one-time password. */
    public List<? extends Refusal> choosePassword(AccountDocument account, String newPassword) {
        var broken = PasswordRule.brokenBy(new Candidate(new Username(account.username()), newPassword, ""));
        if (!broken.isEmpty()) return broken;
        if (passwords.match(OneTimePassword.read(newPassword), account.oneTimeSecret()))
            return List.of(PasswordRule.PASSWORD_IS_ONE_TIME);
        return account.status() == Status.ONE_TIME && choose(account, newPassword)
            ? List.of() : List.of(AccountRefusal.ACTIVATION_REFUSED);
    }

    /**
     * The first account of an installation, its administrator's. Until a password is chosen every start gives a new
     * one-time password, since the one before may never have been seen.
     */
    public Optional<FirstAdministrator> first() {
        var shown = OneTimePassword.next(random);
        var before = store.find(FIRST);
        if (before.isEmpty() && store.none()) {
            var account = AccountDocument.first(FIRST, passwords.oneTime(shown, now()), INSTALLATION);
            return store.insert(account) ? Optional.of(new FirstAdministrator(FIRST.value(), shown)) : Optional.empty();
        }
        return before.filter(a -> a.status() == Status.ONE_TIME && a.secret() == null)
            .filter(a -> store.replace(a, a.reissued(passwords.oneTime(shown, now()), Kind.REISSUED, INSTALLATION)))
            .map(_ -> new FirstAdministrator(FIRST.value(), shown));
    }

    private boolean choose(AccountDocument account, String newPassword) {
        return store.replace(account, account.activated(passwords.hash(newPassword), now()));
    }

    /** A retry of the activation that has just worked is answered as the first one was. */
    private boolean repeated(AccountDocument account, String oneTimePassword, String newPassword) {
        return passwords.match(OneTimePassword.read(oneTimePassword), account.oneTimeSecret())
            && passwords.match(newPassword, account.secret());
    }

    private List<? extends Refusal> refusedAlike(String password) {
        passwords.match(OneTimePassword.read(password), null);
        return List.of(AccountRefusal.ACTIVATION_REFUSED);
    }

    /** The account with one more try counted; nothing while that place has to wait. */
    private Optional<AccountDocument> charged(AccountDocument account, Peer from) {
        return counted(account, tries -> tries.charge(from, now()));
    }

    private void right(AccountDocument account, Peer from) {
        counted(account, tries -> Optional.of(tries.right(from, now())));
    }

    private Optional<AccountDocument> counted(AccountDocument found, Function<Tries, Optional<Tries>> count) {
        var account = Optional.of(found);
        for (int attempt = 0; attempt < ATTEMPTS_MAX && account.isPresent(); attempt++) {
            var before = account.get();
            var after = count.apply(before.tries()).map(before::with);
            if (after.isEmpty() || store.count(before, after.get())) return after;
            account = store.find(new Username(found.username()));
        }
        return Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
