package union.reporting.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import union.testing.Backbone;

/** Everything that the topic for dashboards told of one figure, in order. */
final class Told {
    private static final Map<String, Object> BROKER =
            Map.of("bootstrap.servers", Backbone.get().bootstrapServers());

    private Told() {}

    static List<String> of(String key) {
        try (var reader = new KafkaConsumer<>(BROKER, new StringDeserializer(), new StringDeserializer())) {
            var partitions = reader.partitionsFor("union.figures").stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            var found = new ArrayList<String>();
            while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L)))
                reader.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(key)) found.add(record.value());
                });
            return found;
        }
    }

    static String latest(String key) {
        var all = of(key);
        return all.isEmpty() ? "" : all.getLast();
    }
}
