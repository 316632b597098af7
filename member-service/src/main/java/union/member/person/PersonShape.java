package union.member.person;

import java.util.List;
import java.util.Optional;
import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

final class PersonShape implements Shape<Person, PersonEvent, PersonDocument> {
    static final String TOPIC = "union.member.person.v1";

    @Override public String topic() {
        return TOPIC;
    }

    @Override public Person none() {
        return new Person("", Optional.empty());
    }

    @Override public Person evolve(Person before, PersonEvent event) {
        return Person.evolve(before, event);
    }

    @Override public Class<PersonDocument> form() {
        return PersonDocument.class;
    }

    @Override public PersonDocument toForm(Person person) {
        return PersonDocument.of(person);
    }

    @Override public Person fromForm(PersonDocument document) {
        return document.toPerson();
    }

    @Override public EventForm eventForm(Person after, PersonEvent event) {
        var data = new PersonEventDocument(after.id(), List.of());
        return switch (event) {
            case PersonEvent.Registered e -> new EventForm("registered", e.on(), data);
            case PersonEvent.Corrected e -> new EventForm("corrected", e.on(), data);
        };
    }
}
