package union.member.employer;

import java.time.Instant;
import java.time.LocalDate;

/** From which day something holds, when it was recorded, and by whom. */
public record Mark(LocalDate on, Instant recordedAt, String by) {}
