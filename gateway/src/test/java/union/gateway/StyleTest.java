package union.gateway;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.testing.Architecture;
import union.testing.Tidy;

class StyleTest {
    @TestFactory
    Stream<DynamicTest> the_house_style_is_kept() {
        return Tidy.ofThisModule();
    }

    @TestFactory
    Stream<DynamicTest> the_borders_are_kept() {
        return Architecture.ofGateway();
    }
}
