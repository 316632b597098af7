package union.member.membership;

import java.time.LocalDate;
import java.util.List;
import union.member.membership.Facts.Deed;
import union.member.person.Particulars;
import union.platform.unit.UnitId;

/** What officers, and events, ask of a membership. Facts from elsewhere come beside it, in {@link Facts}. */
public sealed interface MembershipCommand {
    /** Write a line in the ledger: apply, withdraw, refuse, admit, change, retire, retain, resume, leave. */
    record Enter(LocalDate on, Change change) implements MembershipCommand {}

    /** Admit somebody of whom it is known when they left: a past membership is written in one go. */
    record AdmitUntil(LocalDate on, Attributes attributes, LocalDate leftOn) implements MembershipCommand {
        List<Entry> lines(Membership now, Deed deed) {
            var admitted = now.next(on, new Change.Admitted(attributes, false), deed);
            return List.of(admitted, now.with(List.of(admitted)).next(leftOn, new Change.Left(""), deed));
        }
    }

    /** Admit whoever applied, as applied for. */
    record Approve(LocalDate on) implements MembershipCommand {}

    record StrikeOut(int number) implements MembershipCommand {}

    record MoveOut(LocalDate on, UnitId to) implements MembershipCommand {}

    record MoveIn(Luggage luggage) implements MembershipCommand {}

    record CorrectParticulars(Particulars particulars) implements MembershipCommand {}

    /** Let the birthdays up to today take effect. */
    record PassTime() implements MembershipCommand {}
}
