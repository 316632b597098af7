package union.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import union.platform.aggregate.Weather;
import union.platform.sample.SetClock;
import union.testing.Backbone;

/** What readers wait for, what they leave aside, and that it can be seen. Over the real broker and store. */
class EventReadersTest {
    final String topic = "union.test.letter-" + Backbone.get().freshDatabase();
    final SetClock clock = new SetClock(Instant.parse("2026-05-01T08:00:00Z"));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> taken = new CopyOnWriteArrayList<>();
    final MongoClient client = MongoClients.create(Backbone.get().mongoUri());
    final DeadLetters letters = new DeadLetters(
        client.getDatabase(Backbone.get().freshDatabase()).getCollection("dead-letters"), clock, meters);
    EventReaders readers;

    @AfterEach void stop() {
        readers.stop();
        client.close();
    }

    @Test void the_platforms_own_weather_is_waited_for_and_parks_nothing() {
        var tries = new AtomicInteger();
        read(_ -> {
            if (tries.incrementAndGet() <= 5) throw new Weather.NotReady("the tree");
        });
        send("a");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(taken).containsExactly("a"));
        assertThat(parked()).isEmpty();
    }

    @Test void a_record_that_the_store_refuses_for_ever_is_parked_and_those_behind_it_go_on() {
        read(record -> {
            if (record.key().equals("huge")) throw new MongoCommandException(
                new BsonDocument("code", new BsonInt32(10334)), new ServerAddress());
        });
        send("before", "huge", "after");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(taken).contains("before", "after"));
        assertThat(parked()).containsExactly("huge");
    }

    @Test void how_long_weather_holds_a_reader_up_can_be_seen_and_ends_with_it() {
        var raining = new AtomicBoolean(true);
        read(_ -> {
            if (raining.get()) throw new Weather.NotReady("the tree");
        });
        send("a");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            clock.forward(Duration.ofSeconds(1));
            assertThat(stuckMillis()).isGreaterThanOrEqualTo(1_000);
        });
        raining.set(false);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(stuckMillis()).isZero());
    }

    private double stuckMillis() {
        return meters.get("union.reader.stuck.millis").tag("reader", topic).gauge().value();
    }

    private List<String> parked() {
        return letters.list("left", null, 10).stream().map(letter -> letter.record().key()).toList();
    }

    private void read(Consumer<ConsumerRecord<String, byte[]>> each) {
        var reader = new EventReader() {
            @Override public String name() {
                return topic;
            }

            @Override public List<String> topics() {
                return List.of(topic);
            }

            @Override public void on(List<ConsumerRecord<String, byte[]>> records) {
                for (var record : records) {
                    each.accept(record);
                    taken.add(record.key());
                }
            }
        };
        Map<String, Object> settings = Map.of("bootstrap.servers", Backbone.get().bootstrapServers(),
            "auto.offset.reset", "earliest", "enable.auto.commit", false);
        var consumers = new DefaultKafkaConsumerFactory<>(
            settings, new StringDeserializer(), new ByteArrayDeserializer());
        makeTopic();
        readers = new EventReaders(consumers, letters, List.of(reader), clock, meters,
            io.micrometer.observation.ObservationRegistry.NOOP);
        readers.start();
    }

    private void makeTopic() {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(
            Map.of("bootstrap.servers", Backbone.get().bootstrapServers()))) {
            admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(topic, 1, (short) 1))).all().get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String... keys) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Backbone.get().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var key : keys) {
                var record = new ProducerRecord<>(topic, key, new byte[0]);
                record.headers().add("ce_unit", "left".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                var _ = producer.send(record);
            }
        }
    }
}
