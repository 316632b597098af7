package union.reporting.figure.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Asks the log how far it reaches and compares that with what was counted. Where all is counted, the figures are fresh
 * up to the moment of asking, less a margin in which a record may be stamped and not yet shown.
 */
public final class FreshnessClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FreshnessClient.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(250);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private final ConsumerFactory<String, byte[]> consumers;
    private final String reader;
    private final PositionsDocument positions;
    private final Clock clock;
    private @Nullable Consumer<String, byte[]> consumer;
    private Instant askedAt = Instant.EPOCH;
    private Map<TopicPartition, Long> ends = Map.of();
    private Map<TopicPartition, Long> dealtWith = Map.of();

    /**
     * {@code reader} is the consumer group that takes in; records that it parked are dealt with, though not counted.
     */
    public FreshnessClient(
            ConsumerFactory<String, byte[]> consumers, String reader, PositionsDocument positions, Clock clock) {
        this.consumers = consumers;
        this.reader = reader;
        this.positions = positions;
        this.clock = clock;
    }

    public synchronized Freshness now() {
        try {
            if (askedAt.plus(ASK_AGAIN_AFTER).isBefore(clock.instant())) ask();
        } catch (KafkaException e) {
            LOG.warn("The log cannot be asked how far it reaches: {}", e.toString());
            return Freshness.UNKNOWN;
        }
        long behind = 0;
        Instant through = askedAt.minus(MARGIN);
        for (var end : ends.entrySet()) {
            long missing = end.getValue() - reached(end.getKey());
            if (missing <= 0) continue;
            behind += missing;
            var position = positions.all().get(end.getKey().toString());
            through = earlier(through, position == null ? null : position.through());
        }
        return new Freshness(through, behind);
    }

    /** The ends of all partitions as of now; for a rebuild, which is done when it has come so far. */
    public synchronized Map<TopicPartition, Long> ends() {
        ask();
        return ends;
    }

    public synchronized boolean hasReached(Map<TopicPartition, Long> there) {
        ask();
        return there.entrySet().stream().allMatch(end -> reached(end.getKey()) >= end.getValue());
    }

    private long reached(TopicPartition partition) {
        return Math.max(positions.next(partition.toString()), dealtWith.getOrDefault(partition, 0L));
    }

    private void ask() {
        var asking = clock.instant();
        var known = new ArrayList<TopicPartition>();
        for (var topic : StatementDocument.TOPICS)
            consumer().partitionsFor(topic, ANSWER_MAX)
                    .forEach(found -> known.add(new TopicPartition(found.topic(), found.partition())));
        if (!consumer().assignment().equals(Set.copyOf(known))) consumer().assign(known); // never polled, only asked
        var committed = new HashMap<TopicPartition, Long>();
        consumer().committed(Set.copyOf(known), ANSWER_MAX).forEach((partition, offset) -> {
            if (offset != null) committed.put(partition, offset.offset());
        });
        dealtWith = committed;
        ends = Map.copyOf(consumer().endOffsets(known, ANSWER_MAX));
        askedAt = asking;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) return null;
        return a.isBefore(b) ? a : b;
    }

    private Consumer<String, byte[]> consumer() {
        if (consumer != null) return consumer;
        var quiet = new Properties();
        quiet.put("allow.auto.create.topics", "false");
        var made = consumers.createConsumer(reader, "freshness", null, quiet);
        consumer = made;
        return made;
    }

    @Override public synchronized void close() {
        if (consumer != null) consumer.close();
        consumer = null;
    }
}
