package union.platform.event;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that this service writes, before its relays run. Nothing is ever deleted from them: read models
 * rebuild from the log. The log stamps each record when it takes it, and that is the recorded time for all readers.
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
        var topics = relays.topics().stream().distinct().map(this::topic).toArray(NewTopic[]::new);
        if (topics.length > 0) admin.createOrModifyTopics(topics);
        running = true;
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
