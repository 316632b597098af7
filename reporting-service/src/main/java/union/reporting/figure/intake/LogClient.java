package union.reporting.figure.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;

/** Sets from where this service's reader goes on in the log: where the store says that it stands. */
public final class LogClient {
    private static final long SECONDS_MAX = 20;
    private final Map<String, Object> settings;

    public LogClient(KafkaAdmin admin) {
        settings = admin.getConfigurationProperties();
    }

    /** Sets the group back wherever it claims to have read more than was dealt with; its reader must not run. */
    void align(String group, List<String> topics, Map<String, PositionsDocument.Position> positions) {
        try (var admin = AdminClient.create(settings)) {
            var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()
                    .get(SECONDS_MAX, TimeUnit.SECONDS);
            var back = new HashMap<TopicPartition, OffsetAndMetadata>();
            committed.forEach((partition, offset) -> {
                if (!topics.contains(partition.topic()) || offset == null) return;
                var position = positions.get(partition.toString());
                long stands = position == null ? 0 : position.next();
                if (offset.offset() > stands) back.put(partition, new OffsetAndMetadata(stands));
            });
            if (!back.isEmpty()) admin.alterConsumerGroupOffsets(group, back).all().get(SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the reader's place in the log cannot be set", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the reader's place in the log was set", e);
        }
    }
}
