package union.member.person;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import union.member.person.Person.Details;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Malformed;
import union.platform.web.Problem;

/** The people whom a unit has registered; read and written by that unit's officers alone. */
@RestController
@RequestMapping("/units/{unit}/people/{person}")
class PersonResource {
    private final People people;

    PersonResource(People people) {
        this.people = people;
    }

    enum GenderCode { female, male }

    record Registration(
            @Nullable String name, @Nullable GenderCode gender, @Nullable LocalDate birthDate,
            @Nullable Boolean fictional) {
        Registration {
            if (name != null && name.strip().length() > Person.NAME_LENGTH_MAX)
                throw new Malformed("malformed.too-long",
                    java.util.Map.of("max", String.valueOf(Person.NAME_LENGTH_MAX)));
        }

        Details details() {
            if (name == null || name.isBlank()) throw Problem.malformed("/body/name", "malformed.required");
            if (gender == null) throw Problem.malformed("/body/gender", "malformed.required");
            if (birthDate == null) throw Problem.malformed("/body/birthDate", "malformed.required");
            var particulars = new Particulars(Gender.valueOf(gender.name().toUpperCase(Locale.ROOT)), birthDate);
            return new Details(name.strip(), particulars, Boolean.TRUE.equals(fictional));
        }
    }

    record Registered(String person, String name, String gender, LocalDate birthDate, @Nullable Boolean fictional) {}

    /** Registers the person under the id that the client chose, or corrects the registration. */
    @PutMapping
    @Access(to = To.OWN, right = "member.person.write")
    ResponseEntity<Void> register(
            @PathVariable String unit, @PathVariable String person, @RequestBody Registration body, Act act) {
        return Answers.of(people.register(new UnitId(unit), id(person), body.details(), act));
    }

    @GetMapping
    @Access(to = To.OWN, right = "member.person.read")
    ResponseEntity<Registered> read(@PathVariable String unit, @PathVariable String person) {
        return people.find(new UnitId(unit), id(person)).map(PersonResource::answer).orElseThrow(Problem::notFound);
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
