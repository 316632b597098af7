package union.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The borders of the platform as rules. A service is {@code <root>.<service>} with one package per feature below
 * it; {@code <root>.platform} is mechanism and {@code <root>.gateway} only routes.
 */
public record Architecture(String root) {

    /** Every service there will be; a rule about services must know the ones that are not built yet. */
    static final List<String> SERVICES =
            List.of("member", "welfare", "election", "activity", "finance", "reporting");

    private static final String EDGE =
            ".*(Document|Resource|Listener|Client|Configuration|Application|package-info)(\\$.*)?";

    private static final String INSIDE_A_FEATURE =
            ".*(Document|Resource|Listener|Client|Configuration|Shape)(\\$.*)?";

    private static final String[] TECHNOLOGY = {
        "org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..", "tools.jackson..",
        "com.fasterxml.jackson..", "io.micrometer..", "io.opentelemetry..", "jakarta.servlet.."
    };

    /** For a {@code @TestFactory} in a service: {@code Architecture.ofService("member")}. */
    public static Stream<DynamicTest> ofService(String service) {
        var union = new Architecture("union");
        return tests(union.root + "." + service, union.serviceRules(service));
    }

    /** For a {@code @TestFactory} in platform. */
    public static Stream<DynamicTest> ofPlatform() {
        var union = new Architecture("union");
        return tests("union.platform", List.of(union.platformKnowsNoService(), union.noCycles("platform")));
    }

    /** For a {@code @TestFactory} in the gateway. */
    public static Stream<DynamicTest> ofGateway() {
        return tests("union.gateway", List.of(new Architecture("union").gatewayKnowsNoService()));
    }

    List<ArchRule> serviceRules(String service) {
        return List.of(technologyStaysAtTheEdge(service), featuresMeetAtTheirDoors(service), noCycles(service),
                servicesAreStrangers(service));
    }

    ArchRule technologyStaysAtTheEdge(String service) {
        return noClasses().that().resideInAPackage(below(service)).and().haveNameNotMatching(EDGE)
                .should().dependOnClassesThat().resideInAnyPackage(TECHNOLOGY)
                .as("technology stays at the edge")
                .because("only classes named …Document|Resource|Listener|Client|Configuration|Application know it")
                .allowEmptyShould(true);
    }

    /** Some classes are public because a codec wants it; that does not open them to the other features. */
    ArchRule featuresMeetAtTheirDoors(String service) {
        return ArchRuleDefinition.classes().that().resideInAPackage(below(service))
                .should(notReachInto(root + "." + service))
                .as("features meet at their doors").allowEmptyShould(true);
    }

    ArchRule noCycles(String part) {
        return slices().matching(root + "." + part + ".(*)..").should().beFreeOfCycles()
                .as("no cycle between the features of " + part).allowEmptyShould(true);
    }

    ArchRule servicesAreStrangers(String service) {
        var others = SERVICES.stream().filter(other -> !other.equals(service)).map(this::below);
        var strangers = Stream.concat(others, Stream.of(below("gateway"))).toArray(String[]::new);
        return noClasses().that().resideInAPackage(below(service))
                .should().dependOnClassesThat().resideInAnyPackage(strangers)
                .as("a service knows no other service").allowEmptyShould(true);
    }

    ArchRule platformKnowsNoService() {
        return knowsNoService("platform");
    }

    ArchRule gatewayKnowsNoService() {
        return knowsNoService("gateway");
    }

    private ArchRule knowsNoService(String part) {
        var services = SERVICES.stream().map(this::below).toArray(String[]::new);
        return noClasses().that().resideInAPackage(below(part))
                .should().dependOnClassesThat().resideInAnyPackage(services)
                .as(part + " knows no service").allowEmptyShould(true);
    }

    private String below(String part) {
        return root + "." + part + "..";
    }

    private static ArchCondition<JavaClass> notReachInto(String service) {
        return new ArchCondition<>("not reach into another feature") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isInside(service, dependency.getTargetClass()))
                        .filter(dependency -> isStranger(service, from, dependency.getTargetClass()))
                        .forEach(dependency -> events.add(
                                SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isStranger(String service, JavaClass from, JavaClass target) {
        return !feature(service, from).isEmpty() && !feature(service, from).equals(feature(service, target));
    }

    private static boolean isInside(String service, JavaClass target) {
        return !feature(service, target).isEmpty() && target.getName().matches(INSIDE_A_FEATURE);
    }

    /** The package directly below the service; empty for the service's own classes, which wire the features. */
    private static String feature(String service, JavaClass type) {
        if (!type.getPackageName().startsWith(service + ".")) {
            return "";
        }
        var rest = type.getPackageName().substring(service.length() + 1);
        return rest.split("\\.", 2)[0];
    }

    private static Stream<DynamicTest> tests(String packages, List<ArchRule> rules) {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packages);
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule, classes)));
    }

    private static void check(ArchRule rule, JavaClasses classes) {
        if (classes.isEmpty()) {
            throw new AssertionError("no classes were read: a rule over nothing proves nothing");
        }
        rule.check(classes);
    }
}
