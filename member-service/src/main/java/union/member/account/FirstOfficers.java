package union.member.account;

import java.util.List;
import java.util.Optional;
import union.member.account.AccountDocument.Status;
import union.member.account.AccountIssues.Issue;
import union.member.officer.OfficerCommand.Appoint;
import union.member.officer.Officers;
import union.member.officer.Term;
import union.member.person.People;
import union.member.person.Person.Details;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitId;

/**
 * The first officer of a root (首任干部): a tree cannot begin with its own rights, so whoever operates the installation
 * appoints one person and never another. Three records in three writes; each may be repeated, so a try that was cut
 * off, or whose answer was lost, is finished by the same request as long as the account has not been opened.
 */
public final class FirstOfficers {
    private final Accounts accounts;
    private final AccountIssues issues;
    private final People people;
    private final Officers officers;
    private final OfficerDirectory directory;

    FirstOfficers(
            Accounts accounts, AccountIssues issues, People people, Officers officers, OfficerDirectory directory) {
        this.accounts = accounts;
        this.issues = issues;
        this.people = people;
        this.officers = officers;
        this.directory = directory;
    }

    /** Who is to begin, in which post, under which name. */
    public record Beginning(UnitId unit, String person, Details details, Term term, Username username) {}

    public Issue begin(Beginning first, Act act) {
        if (!isFirst(first)) return new Issue.Refused(List.of(AccountRefusal.NOT_THE_FIRST_OFFICER));
        return not(people.register(first.unit(), first.person(), first.details(), step(first, act, "person")))
            .or(() -> not(officers.appoint(first.unit(), first.person(), new Appoint(first.term(), ""),
                step(first, act, "post"))))
            .orElseGet(() -> issues.begin(first.unit(), first.username(), first.person(), act));
    }

    private boolean isFirst(Beginning first) {
        if (!officers.any(first.unit())) return true;
        boolean alone = officers.find(first.unit(), first.person()).isPresent()
            && directory.everIn(first.unit()).stream().allMatch(h -> h.holder().equals(first.person()));
        return alone && accounts.find(first.unit(), first.username())
            .filter(a -> a.status() != Status.ONE_TIME || !a.subject().equals(first.person())).isEmpty();
    }

    /** The same body is the same step, however often it is sent; another body is another step. */
    private static Act step(Beginning first, Act act, String name) {
        var id = "first-officer " + first.unit() + " " + act.inputHash() + "#" + name;
        return new Act(id, act.inputHash(), null, true, act.origin());
    }

    private static Optional<Issue> not(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?> _ -> Optional.empty();
            case Answer.Refused<?>(var reasons) -> Optional.of(new Issue.Refused(reasons));
            case Answer.IfMatchRequired<?>(var version) -> Optional.of(new Issue.IfMatchRequired(version));
            case Answer.VersionMismatch<?>(var version) -> Optional.of(new Issue.VersionMismatch(version));
            case Answer.KeyReused<?> _ -> throw new IllegalStateException("the step's id holds its input");
        };
    }
}
