package union.member.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.account.AccountDocument.OneTime;
import union.member.account.AccountDocument.Status;
import union.member.account.PasswordConfiguration.Passwords;
import union.member.account.PasswordRule.Candidate;
import union.member.person.People;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

/**
 * The accounts of an installation: issued by the unit that registered the person, opened by that person alone, one per
 * person. What a password opens is only the subject; rights come from posts.
 */
public final class Accounts {
    private static final int ATTEMPTS_MAX = 5;
    private static final String FIRST = "admin";

    private final AccountClient store;
    private final Passwords passwords;
    private final People people;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Accounts(AccountClient store, Passwords passwords, People people, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.people = people;
        this.clock = clock;
    }

    /** What became of a request for an account. */
    public sealed interface Issue {
        record Given(String username, String oneTimePassword, long version, boolean created) implements Issue {}
        record Refused(List<? extends Refusal> reasons) implements Issue {}
        record IfMatchRequired(long version) implements Issue {}
        record VersionMismatch(long version) implements Issue {}
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

    /** Whether a token's subject is a person, and not a machine or the first administrator. */
    public boolean isPerson(String subject) {
        return store.ofSubject(subject).filter(a -> a.unit() != null).isPresent();
    }

    /** A new account, or a new one-time password for one that was lost; ends every session of the old one. */
    public Issue issue(UnitId unit, Username name, String person, @Nullable Long ifMatch) {
        var found = store.find(name);
        if (found.isPresent()) return reissue(unit, found.get(), person, ifMatch);
        if (ifMatch != null) return new Issue.VersionMismatch(0);
        var broken = broken(unit, person);
        if (!broken.isEmpty()) return new Issue.Refused(broken);
        var shown = OneTimePassword.next(random);
        var account = AccountDocument.issued(name, person, unit.value(), oneTime(shown));
        if (store.insert(account)) return new Issue.Given(name.value(), shown, account.version(), true);
        return new Issue.Refused(List.of(store.find(name).isPresent()
            ? AccountRefusal.USERNAME_TAKEN : AccountRefusal.PERSON_HAS_AN_ACCOUNT));
    }

    /** Whoever binds a password to a person's id gets that person's posts, so only the person's own unit may. */
    private List<AccountRefusal> broken(UnitId unit, String person) {
        var broken = new ArrayList<AccountRefusal>();
        if (people.home(person).filter(unit::equals).isEmpty()) broken.add(AccountRefusal.PERSON_NOT_OF_THIS_UNIT);
        if (store.ofSubject(person).isPresent()) broken.add(AccountRefusal.PERSON_HAS_AN_ACCOUNT);
        return broken;
    }

    private Issue reissue(UnitId unit, AccountDocument account, String person, @Nullable Long ifMatch) {
        if (!unit.value().equals(account.unit())) return new Issue.Refused(List.of(AccountRefusal.USERNAME_TAKEN));
        if (!person.equals(account.subject()))
            return new Issue.Refused(List.of(AccountRefusal.ACCOUNT_OF_ANOTHER_PERSON));
        if (ifMatch == null) return new Issue.IfMatchRequired(account.version());
        if (!ifMatch.equals(account.version())) return new Issue.VersionMismatch(account.version());
        var shown = OneTimePassword.next(random);
        var after = account.reissued(oneTime(shown));
        return store.replace(account, after)
            ? new Issue.Given(account.username(), shown, after.version(), false)
            : new Issue.VersionMismatch(account.version() + 1);
    }

    /** Closes an account and its sessions until its unit issues a new one-time password. False: too late. */
    public boolean lock(AccountDocument account) {
        return store.replace(account, account.locked(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** A password longer than any is refused before the name is looked at: it takes equally long for every name. */
    public SignIn signIn(Username name, String password) {
        if (password.length() > Passwords.INPUT_LENGTH_MAX) return new SignIn.Refused();
        var account = store.find(name).flatMap(this::charged);
        var due = account.map(a -> a.status() == Status.ONE_TIME).orElse(false);
        var hash = account.map(a -> a.valid(clock.instant())).orElse(null);
        if (!passwords.match(due ? OneTimePassword.read(password) : password, hash)) return new SignIn.Refused();
        store.forgive(account.orElseThrow());
        return due ? new SignIn.PasswordDue(account.orElseThrow()) : new SignIn.Done(account.orElseThrow());
    }

    /** Opens an account: the one-time password once more, and the password that takes its place. */
    public List<? extends Refusal> activate(Username name, String oneTimePassword, String newPassword) {
        var broken = PasswordRule.brokenBy(new Candidate(name, newPassword, oneTimePassword));
        if (!broken.isEmpty()) return broken;
        var account = store.find(name).flatMap(this::charged);
        if (account.isEmpty()) return refusedAlike(oneTimePassword);
        if (account.get().status() == Status.ACTIVE) return repeated(account.get(), oneTimePassword, newPassword);
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
        var name = new Username(FIRST);
        var before = store.find(name);
        if (before.isEmpty() && store.none()) {
            var account = AccountDocument.issued(name, FIRST, null, oneTime(shown));
            return store.insert(account) ? Optional.of(new FirstAdministrator(FIRST, shown)) : Optional.empty();
        }
        return before.filter(a -> a.status() == Status.ONE_TIME && a.secret() == null)
            .filter(a -> store.replace(a, a.reissued(oneTime(shown))))
            .map(_ -> new FirstAdministrator(FIRST, shown));
    }

    private boolean choose(AccountDocument account, String newPassword) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.replace(account, account.activated(passwords.hash(newPassword), at));
    }

    /** A retry of the activation that has just worked is answered as the first one was. */
    private List<? extends Refusal> repeated(AccountDocument account, String oneTimePassword, String newPassword) {
        boolean same = passwords.match(OneTimePassword.read(oneTimePassword), account.oneTimeSecret())
            && passwords.match(newPassword, account.secret());
        if (!same) return List.of(AccountRefusal.ACTIVATION_REFUSED);
        store.forgive(account);
        return List.of();
    }

    private List<? extends Refusal> refusedAlike(String password) {
        passwords.match(OneTimePassword.read(password), null);
        return List.of(AccountRefusal.ACTIVATION_REFUSED);
    }

    /** The account with one more try counted; nothing while it has to wait. */
    private Optional<AccountDocument> charged(AccountDocument found) {
        var account = Optional.of(found);
        for (int attempt = 0; attempt < ATTEMPTS_MAX && account.isPresent(); attempt++) {
            var next = account.get().tries().charge(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (next.isEmpty()) return Optional.empty();
            if (store.charge(account.get(), next.get())) return account;
            account = store.find(new Username(found.username()));
        }
        return Optional.empty();
    }

    private OneTime oneTime(String shown) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new OneTime(passwords.hash(OneTimePassword.read(shown)), at, at.plus(OneTimePassword.LIFE));
    }
}
