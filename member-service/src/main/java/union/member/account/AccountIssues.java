package union.member.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.account.AccountDocument.Holder;
import union.member.account.AccountDocument.Kind;
import union.member.account.PasswordConfiguration.Passwords;
import union.member.person.People;
import union.platform.access.Caller;
import union.platform.access.Ownership;
import union.platform.aggregate.Act;
import union.platform.aggregate.Refusal;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitId;

/**
 * How accounts are given out, closed and given back (账号的发放、停用与找回). Whoever binds a password to a person's id gets
 * that person's posts; so only the unit that registered the person may, and only an officer who would gain nothing by
 * it. For everybody else there is the operator, and every such act stands in the account for its holder to see.
 */
public final class AccountIssues {
    private final AccountClient store;
    private final Passwords passwords;
    private final People people;
    private final Posts posts;
    private final SecureRandom random = new SecureRandom();

    AccountIssues(AccountClient store, Passwords passwords, People people, Posts posts) {
        this.store = store;
        this.passwords = passwords;
        this.people = people;
        this.posts = posts;
    }

    /** What became of a request for an account. */
    public sealed interface Issue {
        record Given(String username, String oneTimePassword, long version, boolean created) implements Issue {}
        record Locked(long version) implements Issue {}
        record Refused(List<? extends Refusal> reasons) implements Issue {}
        record IfMatchRequired(long version) implements Issue {}
        record VersionMismatch(long version) implements Issue {}
    }

    /**
     * The posts of the day as the gate sees them.
     *
     * @param clock in the federation's civil calendar
     */
    record Posts(OfficerDirectory officers, Ownership ownership, Clock clock) {
        /** Whether someone's posts give a right, in whichever unit, that the actor does not hold there. */
        boolean giveMore(String holder, String actor) {
            var day = LocalDate.now(clock);
            var acting = new Caller(actor, false);
            return !holder.equals(actor) && officers.of(holder, day).stream().map(h -> h.unit()).distinct()
                .anyMatch(unit -> ownership.rightsIn(new Caller(holder, false), unit, day).stream()
                    .anyMatch(right -> !ownership.owns(acting, unit, right, day)));
        }
    }

    /** A new account, or a new one-time password for one that was lost; ends every session of the old one. */
    public Issue issue(UnitId unit, Username name, String person, Act act) {
        var found = store.find(name);
        if (found.isPresent()) return reissue(unit, found.get(), person, act);
        if (act.ifMatch() != null) return new Issue.VersionMismatch(0);
        var broken = broken(unit, person);
        if (broken.isEmpty() && posts.giveMore(person, act.actor())) broken.add(AccountRefusal.HOLDER_HAS_OTHER_RIGHTS);
        return broken.isEmpty() ? first(unit, name, person, act) : new Issue.Refused(broken);
    }

    private Issue reissue(UnitId unit, AccountDocument account, String person, Act act) {
        if (!unit.value().equals(account.unit())) return new Issue.Refused(List.of(AccountRefusal.USERNAME_TAKEN));
        if (!person.equals(account.subject()))
            return new Issue.Refused(List.of(AccountRefusal.ACCOUNT_OF_ANOTHER_PERSON));
        if (act.ifMatch() == null) return new Issue.IfMatchRequired(account.version());
        var broken = new ArrayList<AccountRefusal>();
        if (!isHome(unit, person)) broken.add(AccountRefusal.PERSON_NOT_OF_THIS_UNIT);
        if (posts.giveMore(person, act.actor())) broken.add(AccountRefusal.HOLDER_HAS_OTHER_RIGHTS);
        return broken.isEmpty() ? again(account, Kind.REISSUED, act) : new Issue.Refused(broken);
    }

    /** Closes an account and its sessions until a new one-time password is issued. */
    public Issue lock(AccountDocument account, Act act) {
        if (act.ifMatch() == null) return new Issue.IfMatchRequired(account.version());
        if (posts.giveMore(account.subject(), act.actor()))
            return new Issue.Refused(List.of(AccountRefusal.HOLDER_HAS_OTHER_RIGHTS));
        var after = account.locked(act.actor(), act.at());
        return act.ifMatch().equals(account.version()) && store.replace(account, after)
            ? new Issue.Locked(after.version()) : new Issue.VersionMismatch(account.version());
    }

    /** The operator's: the account of a tree's first officer, who holds a post before there is anyone to ask. */
    Issue begin(UnitId unit, Username name, String person, Act act) {
        var found = store.find(name);
        if (found.isEmpty()) {
            var broken = broken(unit, person);
            return broken.isEmpty() ? first(unit, name, person, act) : new Issue.Refused(broken);
        }
        if (!unit.value().equals(found.get().unit())) return new Issue.Refused(List.of(AccountRefusal.USERNAME_TAKEN));
        if (!person.equals(found.get().subject()))
            return new Issue.Refused(List.of(AccountRefusal.ACCOUNT_OF_ANOTHER_PERSON));
        return again(found.get(), Kind.REISSUED, seeing(found.get(), act));
    }

    private static Act seeing(AccountDocument account, Act act) {
        return new Act(act.commandId(), act.inputHash(), account.version(), true, act.origin());
    }

    /** The operator's: a new one-time password for whoever lost theirs, or a first account that no unit may give. */
    public Issue recover(Username name, @Nullable String person, Act act) {
        var found = store.find(name);
        if (found.isPresent()) {
            if (person != null && !person.equals(found.get().subject()))
                return new Issue.Refused(List.of(AccountRefusal.ACCOUNT_OF_ANOTHER_PERSON));
            return act.ifMatch() == null ? new Issue.IfMatchRequired(found.get().version())
                : again(found.get(), Kind.RECOVERED, act);
        }
        var home = person == null ? Optional.<UnitId>empty() : people.home(person);
        if (person == null || home.isEmpty()) return new Issue.Refused(List.of(AccountRefusal.NO_SUCH_ACCOUNT));
        return begin(home.get(), name, person, act);
    }

    private List<AccountRefusal> broken(UnitId unit, String person) {
        var broken = new ArrayList<AccountRefusal>();
        if (!isHome(unit, person)) broken.add(AccountRefusal.PERSON_NOT_OF_THIS_UNIT);
        if (store.ofSubject(person).isPresent()) broken.add(AccountRefusal.PERSON_HAS_AN_ACCOUNT);
        return broken;
    }

    private boolean isHome(UnitId unit, String person) {
        return people.home(person).filter(unit::equals).isPresent();
    }

    private Issue first(UnitId unit, Username name, String person, Act act) {
        var shown = OneTimePassword.next(random);
        var account = AccountDocument.issued(name, new Holder(person, unit.value()),
            passwords.oneTime(shown, act.at()), act.actor());
        if (store.insert(account)) return new Issue.Given(name.value(), shown, account.version(), true);
        return new Issue.Refused(List.of(store.find(name).isPresent()
            ? AccountRefusal.USERNAME_TAKEN : AccountRefusal.PERSON_HAS_AN_ACCOUNT));
    }

    private Issue again(AccountDocument account, Kind kind, Act act) {
        if (!account.version().equals(act.ifMatch())) return new Issue.VersionMismatch(account.version());
        var shown = OneTimePassword.next(random);
        var after = account.reissued(passwords.oneTime(shown, act.at()), kind, act.actor());
        return store.replace(account, after)
            ? new Issue.Given(account.username(), shown, after.version(), false)
            : new Issue.VersionMismatch(account.version() + 1);
    }
}
