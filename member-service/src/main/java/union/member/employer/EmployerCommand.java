package union.member.employer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import union.platform.unit.UnitId;

/** What can be done to an employer's entry. */
public sealed interface EmployerCommand {
    Mark mark();

    LocalDate today();

    record Enter(String employer, EmployerKind kind, String name, List<Aspect> aspects, Mark mark, LocalDate today)
            implements EmployerCommand {
        public Enter {
            aspects = List.copyOf(aspects);
        }
    }

    record Rename(String name, Mark mark, LocalDate today) implements EmployerCommand {}

    record Cover(UnitId union, Fitness fitness, Mark mark, LocalDate today) implements EmployerCommand {}

    /**
     * What the tree says of a unit that is to cover an employer.
     *
     * @param founded it was a founded one on that day
     * @param hasMembers it is of a kind that has members of its own
     * @param sameTree it stands in the tree of the unit that keeps the register
     */
    record Fitness(boolean founded, boolean hasMembers, boolean sameTree) {
        static final Fitness FIT = new Fitness(true, true, true);
    }

    /** The union that covered the employer has ended; what it covered passes to its successor, if it has one. */
    record PassOn(UnitId from, Optional<UnitId> successor, Mark mark, LocalDate today) implements EmployerCommand {}

    record EndCoverage(Mark mark, LocalDate today) implements EmployerCommand {}

    record ChangeParticulars(List<Aspect> aspects, Mark mark, LocalDate today) implements EmployerCommand {
        public ChangeParticulars {
            aspects = List.copyOf(aspects);
        }
    }

    record ReportHeadcount(Headcount headcount, Mark mark, LocalDate today) implements EmployerCommand {}

    record ShutDown(Mark mark, LocalDate today) implements EmployerCommand {}
}
