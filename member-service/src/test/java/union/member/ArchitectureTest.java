package union.member;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.testing.Architecture;

class ArchitectureTest {
    @TestFactory Stream<DynamicTest> the_borders_of_the_service_hold() {
        return Architecture.ofService("member");
    }
}
