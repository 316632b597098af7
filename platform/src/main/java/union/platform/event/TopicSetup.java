package union.platform.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that this service writes, before its relays run. Nothing is ever deleted from them: read models
 * rebuild from the log. No partition is ever added: a key would move, and its order be lost. The log stamps each
 * record when it takes it, and that is the recorded time for all readers.
 */
public final class TopicSetup implements SmartLifecycle {
    private final KafkaAdmin admin;
    private final Relays relays;
    private final int partitions;
    private final short replication;
    private volatile boolean running;

    public TopicSetup(KafkaAdmin admin, Relays relays, int partitions, short replication) {
        this.admin = admin;
        this.relays = relays;
        this.partitions = partitions;
        this.replication = replication;
    }

    @Override public void start() {
        var topics = relays.topics().stream().distinct().map(this::topic).toList();
        if (!topics.isEmpty()) make(topics);
        running = true;
    }

    private void make(List<NewTopic> topics) {
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            var there = new ArrayList<String>(); // what was made just now may not be known to the whole broker yet
            for (var made : client.createTopics(topics).values().entrySet())
                if (!isNew(made.getValue())) there.add(made.getKey());
            client.describeTopics(there).allTopicNames().get().values().forEach(this::refuseOtherCount);
        } catch (ExecutionException e) {
            throw new KafkaException("the topics of this service cannot be made", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static boolean isNew(Future<?> made) throws ExecutionException, InterruptedException {
        try {
            made.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) return false;
            throw e;
        }
    }

    private void refuseOtherCount(TopicDescription topic) {
        if (topic.partitions().size() != partitions)
            throw new IllegalStateException(("Topic %s has %d partitions and union.kafka.partitions says %d: partitions"
                + " are never added, because a key's later events would leave its earlier ones; set it to %2$d.")
                .formatted(topic.name(), topic.partitions().size(), partitions));
    }

    private NewTopic topic(Relays.Topic topic) {
        return new NewTopic(topic.name(), partitions, replication).configs(Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            TopicConfig.CLEANUP_POLICY_CONFIG, topic.compacted() ? "compact" : "delete"));
    }

    @Override public void stop() {
        running = false;
    }

    @Override public boolean isRunning() {
        return running;
    }

    @Override public int getPhase() {
        return Integer.MIN_VALUE / 2; // before relays and readers
    }
}
