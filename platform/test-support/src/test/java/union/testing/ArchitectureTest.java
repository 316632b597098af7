package union.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Architecture FIXTURE = new Architecture("union.testing.fixture");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("union.testing.fixture");

    @Test
    void technology_away_from_the_edge_is_found_and_at_the_edge_is_not() {
        var rule = FIXTURE.technologyStaysAtTheEdge("member");
        refuses(rule, "Rolls");
        assertThat(rule.evaluate(CLASSES).getFailureReport().toString()).doesNotContain("TreeDocument.stored");
    }

    @Test
    void reaching_past_another_features_door_is_found() {
        refuses(FIXTURE.featuresMeetAtTheirDoors("member"), "TreeDocument");
    }

    @Test
    void a_cycle_between_features_is_found() {
        refuses(FIXTURE.noCycles("member"), "Cycle detected");
    }

    @Test
    void a_service_that_knows_another_service_is_found() {
        refuses(FIXTURE.servicesAreStrangers("member"), "Figures");
    }

    @Test
    void a_platform_that_knows_a_service_is_found() {
        refuses(FIXTURE.platformKnowsNoService(), "Mechanism");
    }

    @Test
    void a_gateway_that_knows_a_service_is_found() {
        refuses(FIXTURE.gatewayKnowsNoService(), "Router");
    }

    @Test
    void a_service_that_keeps_its_borders_passes() {
        assertThatCode(() -> FIXTURE.serviceRules("reporting").forEach(rule -> rule.check(CLASSES)))
                .doesNotThrowAnyException();
    }

    private static void refuses(ArchRule rule, String naming) {
        assertThatThrownBy(() -> rule.check(CLASSES)).isInstanceOf(AssertionError.class).hasMessageContaining(naming);
    }
}
