package union.member.employer;

import java.util.List;
import union.platform.unit.UnitId;

/** What has happened to an employer's entry in the register. */
public sealed interface EmployerEvent {
    Mark mark();

    record Entered(String employer, EmployerKind kind, String name, List<Aspect> aspects, Mark mark)
            implements EmployerEvent {
        public Entered {
            aspects = List.copyOf(aspects);
        }
    }

    record Renamed(String name, Mark mark) implements EmployerEvent {}

    record Covered(UnitId union, Mark mark) implements EmployerEvent {}

    record CoverageEnded(Mark mark) implements EmployerEvent {}

    record ParticularsChanged(List<Aspect> aspects, Mark mark) implements EmployerEvent {
        public ParticularsChanged {
            aspects = List.copyOf(aspects);
        }
    }

    record HeadcountReported(Headcount headcount, Mark mark) implements EmployerEvent {}

    record ShutDown(Mark mark) implements EmployerEvent {}
}
