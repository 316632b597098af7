package union.reporting;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.testing.Architecture;
import union.testing.Tidy;

class TidyTest {
    @TestFactory Stream<DynamicTest> style() {
        return Tidy.ofThisModule();
    }

    @TestFactory Stream<DynamicTest> borders() {
        return Architecture.ofService("reporting");
    }
}
