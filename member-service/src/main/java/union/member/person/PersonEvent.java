package union.member.person;

import java.time.LocalDate;
import union.member.person.Person.Details;

/** What happened to a person's record. Others learn the opaque id and nothing else. */
public sealed interface PersonEvent {
    LocalDate on();

    record Registered(String id, Details details, LocalDate on) implements PersonEvent {}

    record Corrected(String id, Details details, LocalDate on) implements PersonEvent {}
}
