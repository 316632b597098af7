package union.member.account;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import union.member.account.AccountIssues.Issue;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Malformed;
import union.platform.web.Problem;

/** A unit gives its people accounts. What is shown once is shown once: no receipt and no repeat holds a password. */
@RestController
@Tag(name = "Accounts")
public class AccountResource {
    private final Accounts accounts;
    private final AccountIssues issues;

    public AccountResource(Accounts accounts, AccountIssues issues) {
        this.accounts = accounts;
        this.issues = issues;
    }

    public record NewAccount(String person) {
        private static final int PERSON_LENGTH_MAX = 160;

        public NewAccount {
            if (person == null || person.isBlank()) throw new Malformed("malformed.required");
            bounded(person);
        }

        private static void bounded(String person) {
            if (person.length() > PERSON_LENGTH_MAX)
                throw new Malformed("malformed.too-long", Map.of("max", Integer.toString(PERSON_LENGTH_MAX)));
        }
    }

    /** @param person for whom a first account is made; otherwise whose it has to be, if named */
    public record Recovery(@Nullable String person) {
        public Recovery {
            if (person != null) NewAccount.bounded(person);
        }
    }

    /** Shown to the officer who issues the account, to be handed to its holder. */
    public record Issued(String username, String oneTimePassword) {
        @Override public String toString() {
            return "an account issued to " + username;
        }
    }

    public record Account(String username, String person, String status, @Nullable Instant oneTimeUntil) {
        static Account of(AccountDocument account) {
            var status = account.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
            boolean due = account.status() == AccountDocument.Status.ONE_TIME;
            return new Account(account.username(), account.subject(), status, due ? account.oneTimeUntil() : null);
        }
    }

    /** 201 for a new account; 200 with If-Match for a new one-time password, which ends the account's sessions. */
    @PutMapping("/units/{unit}/accounts/{username}") @Access(to = To.OWN, right = "member.account.issue")
    public ResponseEntity<?> issue(
            @PathVariable UnitId unit, @PathVariable String username, @RequestBody NewAccount body, Act act) {
        return answer(issues.issue(unit, name(username), body.person(), act));
    }

    @GetMapping("/units/{unit}/accounts/{username}") @Access(to = To.OWN, right = "member.account.issue")
    public ResponseEntity<Account> read(@PathVariable UnitId unit, @PathVariable String username) {
        var account = accounts.find(unit, name(username)).orElseThrow(Problem::notFound);
        return Answers.tagged(account.version(), Account.of(account));
    }

    /** Closes the account at once, its sessions too, until a new one-time password is issued. */
    @PutMapping("/units/{unit}/accounts/{username}/lock") @Access(to = To.OWN, right = "member.account.issue")
    public ResponseEntity<?> lock(@PathVariable UnitId unit, @PathVariable String username, Act act) {
        return answer(issues.lock(accounts.find(unit, name(username)).orElseThrow(Problem::notFound), act));
    }

    /**
     * The way back to an account that its unit may not, or can no longer, give back: 200 with a new one-time password,
     * 201 for a first account. Its holder sees who did it and when.
     */
    @PutMapping("/accounts/{username}/recovery") @Access(to = To.OPERATOR)
    public ResponseEntity<?> recover(@PathVariable String username, @RequestBody Recovery body, Act act) {
        return answer(issues.recover(name(username), body.person(), act));
    }

    static ResponseEntity<?> answer(Issue issue) {
        return switch (issue) {
            case Issue.Given(var username, var oneTimePassword, var version, var created) ->
                ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK).eTag(Long.toString(version))
                    .body(new Issued(username, oneTimePassword));
            case Issue.Locked(var version) -> ResponseEntity.noContent().eTag(Long.toString(version)).build();
            case Issue.Refused(var reasons) -> throw Problem.refused(reasons);
            case Issue.IfMatchRequired(var version) -> Answers.of(new Answer.IfMatchRequired<>(version));
            case Issue.VersionMismatch(var version) -> Answers.of(new Answer.VersionMismatch<>(version));
        };
    }

    private static Username name(String typed) {
        return Username.typed(typed).filter(name -> name.value().equals(typed))
            .orElseThrow(() -> Problem.malformed("/path/username", "malformed.username"));
    }
}
