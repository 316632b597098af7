package union.standalone;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.testing.Tidy;

class StyleTest {

    @TestFactory
    Stream<DynamicTest> this_module_is_tidy() {
        return Tidy.ofThisModule();
    }
}
