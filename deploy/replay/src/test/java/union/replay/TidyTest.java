package union.replay;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.testing.Tidy;

class TidyTest {
    @TestFactory Stream<DynamicTest> the_house_style_holds() {
        return Tidy.ofThisModule();
    }
}
