package union.member.person;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.person.Person.Details;

/** How a person lies in the store. */
public record PersonDocument(
        Integer form, String person, String name, Gender gender, LocalDate birthDate, @Nullable Boolean fictional) {
    static final int FORM = 1;

    static PersonDocument of(Person person) {
        var details = person.details().orElseThrow();
        return new PersonDocument(FORM, person.id(), details.name(), details.particulars().gender(),
            details.particulars().birthDate(), details.fictional() ? true : null);
    }

    Person toPerson() {
        var particulars = new Particulars(gender, birthDate);
        return new Person(person, Optional.of(new Details(name, particulars, Boolean.TRUE.equals(fictional))));
    }
}
