package union.member.membership;

import java.time.LocalDate;
import java.util.List;
import union.member.figure.Movement;
import union.member.person.Particulars;

/** What happened to a membership, and what that moves in the figures from {@link #on} onwards. */
public sealed interface MembershipEvent {
    /** The day from which it holds; no movement lies before it. */
    LocalDate on();

    List<Movement> movements();

    MembershipEvent with(List<Movement> movements);

    /**
     * Lines were written in the ledger: one, or after a move those that came along.
     *
     * @param silenced numbers of lines that are struck out by it, since they had no effect and what came along would
     *     give them one
     */
    record Entered(List<Entry> entries, List<Integer> silenced, Basis basis, List<Movement> movements)
            implements MembershipEvent {
        public Entered {
            entries = List.copyOf(entries);
            silenced = List.copyOf(silenced);
            movements = List.copyOf(movements);
        }

        Entry main() {
            return entries.getFirst();
        }

        @Override public LocalDate on() {
            return main().on();
        }

        @Override public Entered with(List<Movement> counted) {
            return new Entered(entries, silenced, basis, counted);
        }
    }

    /** A line was struck out. */
    record StruckOut(int number, LocalDate on, Basis basis, List<Movement> movements) implements MembershipEvent {
        @Override public StruckOut with(List<Movement> counted) {
            return new StruckOut(number, on, basis, counted);
        }
    }

    /** Gender or birth date were put right, from the first day of the ledger. */
    record ParticularsCorrected(LocalDate on, Basis basis, List<Movement> movements) implements MembershipEvent {
        @Override public ParticularsCorrected with(List<Movement> counted) {
            return new ParticularsCorrected(on, basis, counted);
        }
    }

    /** Time passed: the birthday came on which the person's age bands change, or the bands themselves were redrawn. */
    record AgeBandReached(LocalDate on, Basis basis, List<Movement> movements) implements MembershipEvent {
        @Override public AgeBandReached with(List<Movement> counted) {
            return new AgeBandReached(on, basis, counted);
        }
    }

    /** What the movements were reckoned with: who it is, where the age bands lie, and up to which birthday. */
    record Basis(String person, Particulars particulars, AgeBands bands, LocalDate through) {
        Basis with(Particulars corrected) {
            return new Basis(person, corrected, bands, through);
        }

        Basis with(AgeBands redrawn, LocalDate day) {
            return new Basis(person, particulars, redrawn, day);
        }
    }
}
