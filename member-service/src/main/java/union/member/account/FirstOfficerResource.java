package union.member.account;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import union.member.account.FirstOfficers.Beginning;
import union.member.officer.Term;
import union.member.person.Gender;
import union.member.person.Particulars;
import union.member.person.Person;
import union.member.person.PersonId;
import union.member.request.Fields;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.platform.web.Problem;

/** How a tree gets its first officer: the operator names one person for a root that has had none. */
@RestController
@Tag(name = "Accounts")
public class FirstOfficerResource {
    private static final Pattern POST = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final String TERM = "first";
    private final FirstOfficers first;
    private final UnitDirectory units;

    public FirstOfficerResource(FirstOfficers first, UnitDirectory units) {
        this.first = first;
        this.units = units;
    }

    public record FirstOfficer(
            @Nullable String person, @Nullable String name, @Nullable String gender, @Nullable LocalDate birthDate,
            @Nullable Boolean fictional, @Nullable String post, @Nullable LocalDate from, @Nullable String username) {
        private static final int NAME_MAX = Person.NAME_LENGTH_MAX;

        Beginning beginning(UnitId unit) {
            var fields = new Fields();
            var id = fields.text("person", person, 64);
            fields.require(id.isEmpty() || PersonId.wellFormed(id), "person", "malformed.value");
            var called = fields.text("name", name, NAME_MAX);
            var particulars = new Particulars(fields.code("gender", gender, FirstOfficer::gender, Gender.FEMALE),
                fields.date("birthDate", birthDate));
            var code = fields.text("post", post, 40);
            fields.require(code.isEmpty() || POST.matcher(code).matches(), "post", "malformed.value");
            var day = fields.date("from", from);
            var account = Username.typed(username == null ? "" : username).filter(n -> n.value().equals(username));
            fields.require(account.isPresent(), "username", "malformed.username");
            fields.check();
            var term = new Term(TERM, code, day, Optional.empty(), false, Optional.empty());
            return new Beginning(unit, id, new Person.Details(called, particulars, Boolean.TRUE.equals(fictional)),
                term, account.orElseThrow());
        }

        private static Optional<Gender> gender(String code) {
            return Arrays.stream(Gender.values()).filter(g -> g.code().equals(code)).findFirst();
        }

        /** Names nobody. */
        @Override public String toString() {
            return "a first officer";
        }
    }

    /** 201, or 200 when an earlier try is finished; the one-time password is shown here and nowhere else. */
    @PutMapping("/roots/{unit}/first-officer") @Access(to = To.OPERATOR)
    public ResponseEntity<?> begin(@PathVariable UnitId unit, @RequestBody FirstOfficer body, Act act) {
        if (units.find(unit).filter(FirstOfficerResource::root).isEmpty()) throw Problem.notFound();
        return AccountResource.answer(first.begin(body.beginning(unit), act));
    }

    private static boolean root(UnitHistory unit) {
        return unit.parentsEver().findAny().isEmpty();
    }
}
