package union.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    Path folder;

    @Test
    void an_acknowledged_record_is_there_after_a_restart_of_the_same_cluster() throws Exception {
        String cluster;
        try (var broker = EmbeddedBroker.start(folder)) {
            cluster = broker.clusterId();
            createTopic(broker, "union.test.letter.v1", Map.of());
            produce(broker, "union.test.letter.v1", "a", "1", "b", "2", "a", "3");
        }
        try (var broker = EmbeddedBroker.start(folder)) {
            assertThat(broker.clusterId()).isEqualTo(cluster);
            assertThat(consume(broker, "union.test.letter.v1", 3)).containsExactly("a=1", "b=2", "a=3");
            assertThat(broker.fault()).isEmpty();
        }
    }

    @Test
    void a_compacted_topic_forgets_older_values_of_a_key() throws Exception {
        try (var broker = EmbeddedBroker.start(folder)) {
            createTopic(broker, "union.test.state.v1", Map.of("cleanup.policy", "compact", "segment.ms", "50",
                "min.cleanable.dirty.ratio", "0.01", "max.compaction.lag.ms", "50"));
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
                produce(broker, "union.test.state.v1", "unit", "old", "unit", "older");
                long end = offset(broker, "union.test.state.v1");
                return consumeTo(broker, "union.test.state.v1", end).size() < end;
            });
            produce(broker, "union.test.state.v1", "unit", "last");
            Map<String, String> state = new TreeMap<>();
            for (String entry : consumeTo(broker, "union.test.state.v1", offset(broker, "union.test.state.v1"))) {
                state.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
            assertThat(state).containsExactly(Map.entry("unit", "last"));
        }
    }

    @Test
    void a_broker_that_wants_to_end_the_process_has_a_fault_and_the_process_goes_on() {
        try (var broker = EmbeddedBroker.start(folder)) {
            assertThat(broker.fault()).isEmpty();
            assertThatThrownBy(() -> Exit.halt(1, "the log folder failed")).isInstanceOf(IllegalStateException.class);
            assertThat(broker.fault()).contains("the log folder failed");
        }
        try (var next = EmbeddedBroker.start(folder)) {
            assertThat(next.fault()).isEmpty();
        }
    }

    @Test
    void a_folder_in_use_is_refused_in_one_sentence() {
        try (var broker = EmbeddedBroker.start(folder)) {
            assertThat(broker.bootstrapServers()).startsWith("localhost:");
            assertThatThrownBy(() -> EmbeddedBroker.start(folder)).isInstanceOf(EmbeddedFailure.class)
                .hasMessageContaining("in use by another running process").hasMessageContaining(folder.toString());
        }
    }

    @Test
    void a_taken_port_is_refused_in_one_sentence() {
        try (var broker = EmbeddedBroker.start(folder.resolve("one"))) {
            int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
            assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("two"), port))
                .isInstanceOf(EmbeddedFailure.class).hasMessageContaining("Port " + port);
        }
    }

    private static void createTopic(EmbeddedBroker broker, String name, Map<String, String> settings) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(settings))).all().get();
        }
    }

    private static void produce(EmbeddedBroker broker, String topic, String... keysAndValues) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                producer.send(new ProducerRecord<>(topic, keysAndValues[i], keysAndValues[i + 1])).get();
            }
        }
    }

    private static List<String> consume(EmbeddedBroker broker, String topic, long count) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers(),
            "group.id", "test", "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<String> found = new ArrayList<>();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(100))) {
                    found.add(r.key() + "=" + r.value());
                }
                return found.size() >= count;
            });
            return found;
        }
    }

    private static long offset(EmbeddedBroker broker, String topic) {
        try (var consumer = reader(broker)) {
            var partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    private static List<String> consumeTo(EmbeddedBroker broker, String topic, long end) {
        try (var consumer = reader(broker)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> found = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> found.add(r.key() + "=" + r.value()));
            }
            return found;
        }
    }

    private static KafkaConsumer<String, String> reader(EmbeddedBroker broker) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(), new StringDeserializer());
    }
}
