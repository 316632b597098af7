package union.member.officer;

import java.time.LocalDate;

/** What officers ask about posts. */
public sealed interface OfficerCommand {
    /** Appoint by a document of that number, if any; or, where a term of that id is there, put it right. */
    record Appoint(Term term, String documentNumber) implements OfficerCommand {}

    /** @param on the last day on which the post is held */
    record End(String id, LocalDate on, String reason) implements OfficerCommand {}
}
