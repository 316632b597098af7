package union.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void a_sample_of_a_kind_that_is_no_longer_sent_does_not_stay() {
        promise("made", "{\"a\":1}");
        promise("forgotten", "{\"a\":1}");
        assertThatThrownBy(() -> Contracts.producesOnly(TOPIC, Set.of("made"))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("[forgotten]");
        System.setProperty("contracts.update", "true");
        Contracts.producesOnly(TOPIC, Set.of("made"));
        System.clearProperty("contracts.update");
        assertThat(Contracts.samples(TOPIC)).containsOnlyKeys("made");
        assertThatCode(() -> Contracts.producesOnly(TOPIC, Set.of("made"))).doesNotThrowAnyException();
    }

    @Test
    void the_samples_make_an_asyncapi_document_with_a_channel_per_topic_and_a_message_per_kind() {
        promise("made", "{\"on\":\"2026-05-01\",\"parts\":[{\"no\":1},{\"no\":2,\"name\":null}],\"share\":0.5}");
        promise("broken", "{}");
        var document = JsonMapper.shared().readTree(AsyncApi.ofAllSamples());
        assertThat(document.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document.at("/channels/union.test.thing.v1/messages").propertyNames())
                .containsExactly("broken", "made");
        assertThat(document.at("/channels/union.test.thing.v1/messages/made/$ref").asString())
                .isEqualTo("#/components/messages/union.test.thing.v1.made");
        var payload = document.at("/components/messages/union.test.thing.v1.made/payload/properties");
        assertThat(payload.at("/on/format").asString()).isEqualTo("date");
        assertThat(payload.at("/share/type").asString()).isEqualTo("number");
        assertThat(payload.at("/parts/items/properties/no/type").asString()).isEqualTo("integer");
        assertThat(payload.at("/parts/items/properties/name/type").asString()).isEqualTo("null");
        assertThat(document.at("/components/schemas/headers/required").toString()).contains("ce_sequence");
    }

    private static void promise(String kind, String json) {
        System.setProperty("contracts.update", "true");
        Contracts.produced(TOPIC, kind, json);
        System.clearProperty("contracts.update");
    }
}
