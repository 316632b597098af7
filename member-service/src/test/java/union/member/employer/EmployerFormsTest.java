package union.member.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.employer.KeepingTheRegisterTest.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import union.member.StoredForms;
import union.member.Wire;
import union.member.unit.SizeClass;

/** What is stored of an employer and what is told of it. */
class EmployerFormsTest {
    static Stream<EmployerEvent> events() {
        return Stream.of(
            new EmployerEvent.Renamed("港务集团", mark(TODAY)), new EmployerEvent.Covered(HARBOUR_UNION, mark(TODAY)),
            new EmployerEvent.CoverageEnded(mark(TODAY)),
            new EmployerEvent.ParticularsChanged(List.of(new Aspect.Size(SizeClass.UP_TO_100),
                new Aspect.Site("pier_2"), new Aspect.Exempt(true),
                new Aspect.InsuredInFull(true), new Aspect.HasFund(false)), mark(TODAY)),
            new EmployerEvent.HeadcountReported(new Headcount(550, List.of(women(286))), mark(TODAY)),
            new EmployerEvent.ShutDown(mark(TODAY)));
    }

    @ParameterizedTest @MethodSource("events")
    void a_change_is_told_as_promised(EmployerEvent event) {
        Wire.produced(new EmployerShape(),
            entered(EmployerKind.ENTERPRISE).when(cover(DOCK_UNION, SPRING)).state(), uncovering(event));
    }

    @Test void an_entry_is_told_as_promised() {
        Wire.produced(new EmployerShape(), new Employer.None(), new EmployerEvent.Entered("harbour-co",
            EmployerKind.ENTERPRISE, "港务公司", List.of(new Aspect.Size(SizeClass.OVER_100)), mark(SPRING)));
    }

    @Test void a_first_coverage_is_told_as_promised() {
        Wire.produced(new EmployerShape(), entered(EmployerKind.ENTERPRISE).state(),
            new EmployerEvent.Covered(HARBOUR_UNION, mark(SPRING)));
    }

    @Test void an_entry_with_everything_survives_the_store() {
        assertThat(StoredForms.storedAndRead(new EmployerShape(), everything())).isEqualTo(everything());
        assertThat(StoredForms.kept("employer/closed-1", new EmployerShape(), everything())).isEqualTo(everything());
    }

    @Test void an_open_entry_survives_the_store() {
        var open = entered(EmployerKind.WORK_TEAM).state();
        assertThat(StoredForms.kept("employer/registered-1", new EmployerShape(), open)).isEqualTo(open);
    }

    private static Employer everything() {
        var state = entered(EmployerKind.ENTERPRISE).when(cover(DOCK_UNION, SPRING)).state();
        for (var event : events().toList()) state = Employer.evolve(state, event);
        return state;
    }

    /** The sample of {@code covered} is that of a first coverage. */
    private static EmployerEvent uncovering(EmployerEvent event) {
        return event instanceof EmployerEvent.Covered ? new EmployerEvent.CoverageEnded(event.mark()) : event;
    }
}
