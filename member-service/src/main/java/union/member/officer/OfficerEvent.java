package union.member.officer;

import java.time.LocalDate;
import union.member.officer.Officer.Entry;
import union.member.officer.Officer.Holder;

/** What happened to someone's posts in a unit. */
public sealed interface OfficerEvent {
    LocalDate on();

    record Appointed(Holder holder, Term term, Entry entry) implements OfficerEvent {
        @Override public LocalDate on() {
            return term.from();
        }
    }

    /** A term was put right: other days, another post, acting or not. */
    record Corrected(Holder holder, Term term, Entry entry, LocalDate on) implements OfficerEvent {}

    record Ended(Holder holder, Term term, Entry entry, LocalDate on) implements OfficerEvent {}
}
