package union.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import union.testing.Backbone;

/** Topics are made once and keep their partitions, because a key keeps its place by their number. */
class TopicSetupTest {
    final String topic = "union.test.place-" + Backbone.get().freshDatabase();
    final MongoClient client = MongoClients.create(Backbone.get().mongoUri());
    final KafkaAdmin admin = new KafkaAdmin(Map.of("bootstrap.servers", Backbone.get().bootstrapServers()));

    @AfterEach void close() {
        client.close();
    }

    @Test void another_number_of_partitions_than_the_topic_has_keeps_the_service_from_starting() {
        setup(2).start();
        setup(2).start();
        for (int other : new int[] {3, 1})
            assertThatThrownBy(setup(other)::start).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Topic " + topic + " has 2 partitions and union.kafka.partitions says " + other);
        assertThat(admin.describeTopics(topic).get(topic).partitions()).hasSize(2);
    }

    private TopicSetup setup(int partitions) {
        var database = client.getDatabase(Backbone.get().freshDatabase());
        var relays = new Relays(database, new MockProducer<String, byte[]>(), new EventHeaders(URI.create("/test")),
            "this", Clock.systemUTC(), new SimpleMeterRegistry());
        relays.open(database.getCollection("places", BsonDocument.class), topic, true);
        return new TopicSetup(admin, relays, partitions, (short) 1);
    }
}
