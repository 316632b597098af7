package union.member.person;

import java.time.LocalDate;

/** What the figures need to know about a person: gender and birth date. Never leaves this service. */
public record Particulars(Gender gender, LocalDate birthDate) {}
