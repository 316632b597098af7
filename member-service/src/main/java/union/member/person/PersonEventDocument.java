package union.member.person;

import java.util.List;
import union.member.figure.Movement;

/** A person's event as others see it: the opaque id. A person as such counts in no figure. */
public record PersonEventDocument(String person, List<Movement> movements) {}
