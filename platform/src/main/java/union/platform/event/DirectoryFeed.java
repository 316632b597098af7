package union.platform.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads compacted topics from their beginning into memory, for ever. Ready once it has reached what was there when it
 * began; a service that is not ready answers 503. Holds no offsets: each start reads again.
 */
public final class DirectoryFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFeed.class);
    private static final Duration POLL_MAX = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_TOPIC = Duration.ofMillis(200);

    private final Map<String, Object> settings;
    private final Map<String, Consumer<ConsumerRecord<String, byte[]>>> topics;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean ready;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    public DirectoryFeed(Map<String, Object> settings, Map<String, Consumer<ConsumerRecord<String, byte[]>>> topics) {
        this.settings = new HashMap<>(settings);
        this.settings.keySet().removeAll(List.of("group.id", "client.id"));
        this.settings.put("enable.auto.commit", false);
        this.topics = Map.copyOf(topics);
    }

    /** Whether everything that had been recorded when this instance started is in memory. */
    public boolean ready() {
        return ready;
    }

    @Override public void start() {
        running.set(true);
        thread = Thread.ofPlatform().daemon().name("directory-feed").start(this::run);
    }

    @Override public void stop() {
        running.set(false);
        var reading = consumer;
        if (reading != null) reading.wakeup();
        try {
            if (thread != null) thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public boolean isRunning() {
        return running.get();
    }

    @Override public int getPhase() {
        return 0; // before the first request is taken, and until after the last
    }

    private void run() {
        while (running.get()) {
            try (var reading = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = reading;
                read(reading);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warn("The directory begins to read again: {}", e.toString());
            } finally {
                consumer = null;
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> reading) {
        var partitions = partitions(reading);
        reading.assign(partitions);
        reading.seekToBeginning(partitions);
        var ends = reading.endOffsets(partitions);
        while (running.get()) {
            if (!ready && ends.entrySet().stream().allMatch(e -> reading.position(e.getKey()) >= e.getValue())) {
                ready = true;
                LOG.info("The directory is ready");
            }
            reading.poll(POLL_MAX).forEach(this::take);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> reading) {
        while (running.get()) {
            var all = new HashMap<>(reading.listTopics(Duration.ofSeconds(10)));
            all.keySet().retainAll(topics.keySet());
            if (all.size() == topics.size())
                return all.values().stream().flatMap(List::stream)
                    .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
            java.util.concurrent.locks.LockSupport.parkNanos(WAIT_FOR_TOPIC.toNanos()); // its owner is still starting
        }
        throw new WakeupException();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var reader = topics.get(record.topic());
        if (reader == null || record.value() == null) return;
        try {
            reader.accept(record);
        } catch (RuntimeException e) { // one unreadable unit must not hide all others; it stays as it was known
            LOG.error("{}[{}]@{} cannot be read into the directory: {}",
                record.topic(), record.partition(), record.offset(), e.toString());
        }
    }
}
