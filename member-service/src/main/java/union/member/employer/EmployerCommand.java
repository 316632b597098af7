package union.member.employer;

import java.time.LocalDate;
import java.util.List;
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

    /** @param founded whether the union was a founded one on that day */
    record Cover(UnitId union, boolean founded, Mark mark, LocalDate today) implements EmployerCommand {}

    record EndCoverage(Mark mark, LocalDate today) implements EmployerCommand {}

    record ChangeParticulars(List<Aspect> aspects, Mark mark, LocalDate today) implements EmployerCommand {
        public ChangeParticulars {
            aspects = List.copyOf(aspects);
        }
    }

    record ReportHeadcount(Headcount headcount, Mark mark, LocalDate today) implements EmployerCommand {}

    record ShutDown(Mark mark, LocalDate today) implements EmployerCommand {}
}
