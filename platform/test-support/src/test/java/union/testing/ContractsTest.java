package union.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ContractsTest {

    private static final String TOPIC = "union.test.thing.v1";

    @TempDir
    Path root = Path.of("");

    private @Nullable String rootBefore;
    private @Nullable String updateBefore;

    @BeforeEach
    void in_a_folder_of_its_own() {
        rootBefore = System.setProperty("union.root", root.toString());
        updateBefore = System.clearProperty("contracts.update");
    }

    @AfterEach
    void as_before() {
        restore("union.root", rootBefore);
        restore("contracts.update", updateBefore);
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    @Test
    void a_sample_is_written_sorted_and_pretty_only_when_told() throws Exception {
        assertThatThrownBy(() -> Contracts.produced(TOPIC, "made", "{\"b\":1,\"a\":[]}"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("-Dcontracts.update=true");
        promise("made", "{\"b\":1.50,\"a\":[{\"d\":1,\"c\":2}]}");
        assertThat(root.resolve("contracts").resolve(TOPIC).resolve("made.json")).hasContent("""
                {
                  "a" : [
                    {
                      "c" : 2,
                      "d" : 1
                    }
                  ],
                  "b" : 1.50
                }
                """);
    }

    @Test
    void the_order_of_fields_is_no_promise_but_every_value_is() {
        promise("made", "{\"a\":1,\"b\":2}");
        assertThatCode(() -> Contracts.produced(TOPIC, "made", "{\"b\":2,\"a\":1}")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Contracts.produced(TOPIC, "made", "{\"b\":2,\"a\":2}"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("but this is sent");
    }

    @Test
    void readers_see_what_the_producer_promised() {
        promise("made", "{\"a\":1}");
        promise("broken", "{\"a\":2}");
        assertThat(Contracts.sample(TOPIC, "made").required("a").asInt()).isEqualTo(1);
        assertThat(Contracts.samples(TOPIC)).containsOnlyKeys("broken", "made");
    }

    @Test
    void a_reader_of_an_unknown_topic_fails_rather_than_reading_nothing() throws Exception {
        assertThatThrownBy(() -> Contracts.samples("union.nobody.v1")).isInstanceOf(AssertionError.class);
        Files.createDirectories(root.resolve("contracts/union.empty.v1"));
        assertThatThrownBy(() -> Contracts.samples("union.empty.v1")).isInstanceOf(AssertionError.class);
    }

    private static void promise(String kind, String json) {
        System.setProperty("contracts.update", "true");
        Contracts.produced(TOPIC, kind, json);
        System.clearProperty("contracts.update");
    }
}
