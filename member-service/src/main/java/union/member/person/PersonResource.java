package union.member.person;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import union.member.person.Person.Details;
import union.member.request.Fields;
import union.member.request.Paths;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.Stored;
import union.platform.web.Answers;
import union.platform.web.Problem;

/** The people whom a unit has registered; read and written by that unit's officers alone. */
@RestController
@RequestMapping("/units/{unit}/people/{person}")
@Tag(name = "People", description = "人员登记")
class PersonResource {
    private final People people;

    PersonResource(People people) {
        this.people = people;
    }

    enum GenderCode { female, male }

    record Registration(
            @Nullable String name, @Nullable GenderCode gender, @Nullable LocalDate birthDate,
            @Nullable Boolean fictional) {
        Details details() {
            var fields = new Fields();
            var named = fields.text("name", name, Person.NAME_LENGTH_MAX);
            fields.require(gender != null, "gender", "malformed.required");
            var born = fields.date("birthDate", birthDate);
            fields.check();
            var particulars = new Particulars(gender == GenderCode.male ? Gender.MALE : Gender.FEMALE, born);
            return new Details(named, particulars, Boolean.TRUE.equals(fictional));
        }
    }

    record Registered(String person, String name, String gender, LocalDate birthDate, @Nullable Boolean fictional) {}

    /** Registers the person under the id that the client chose, or corrects the registration. */
    @PutMapping
    @Access(to = To.OWN, right = "member.person.write")
    ResponseEntity<Void> register(
            @PathVariable String unit, @PathVariable String person, @RequestBody Registration body, Act act) {
        return Answers.of(people.register(Paths.unit(unit), id(person), body.details(), act));
    }

    @GetMapping
    @Access(to = To.OWN, right = "member.person.read")
    ResponseEntity<Registered> read(@PathVariable String unit, @PathVariable String person) {
        return people.find(Paths.unit(unit), id(person)).map(PersonResource::answer).orElseThrow(Problem::notFound);
    }

    private static ResponseEntity<Registered> answer(Stored<Person> found) {
        var details = found.state().details().orElseThrow();
        return ResponseEntity.ok().eTag(Long.toString(found.version())).body(new Registered(found.state().id(),
            details.name(), details.particulars().gender().code(), details.particulars().birthDate(),
            details.fictional() ? true : null));
    }

    private static String id(String person) {
        if (!PersonId.wellFormed(person)) throw Problem.notFound();
        return person;
    }
}
