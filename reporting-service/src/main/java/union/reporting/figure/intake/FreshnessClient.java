package union.reporting.figure.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import union.reporting.figure.intake.PositionsDocument.Position;

/**
 * Asks the log how far it reaches and compares that with what was counted. Where all is counted, the figures are fresh
 * up to the moment of asking, less a margin in which a record may be stamped and not yet shown. One reader asks for
 * all, nobody waits for it, and a log that did not answer is left alone for {@link #FAILED_FOR}.
 */
public final class FreshnessClient implements AutoCloseable {
    static final Duration FAILED_FOR = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(FreshnessClient.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(250);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Supplier<Map<String, Position>> positions;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last = new Answer(Instant.EPOCH, Map.of());
    private volatile Instant failedAt = Instant.EPOCH;
    private @Nullable Consumer<String, byte[]> consumer;

    /** How far each partition reached when the log was asked. */
    private record Answer(Instant at, Map<String, Long> ends) {}

    public FreshnessClient(Supplier<Consumer<String, byte[]>> consumers, Supplier<Map<String, Position>> positions,
            Clock clock) {
        this.consumers = consumers;
        this.positions = positions;
        this.clock = clock;
    }

    public Freshness now() {
        if (isOlder(last.at(), ASK_AGAIN_AFTER)) {
            if (!isOlder(failedAt, FAILED_FOR)) return Freshness.UNKNOWN;
            if (asking.tryLock()) {
                try {
                    last = ask();
                } catch (KafkaException e) {
                    failedAt = clock.instant();
                    LOG.warn("The log cannot be asked how far it reaches: {}", e.toString());
                    return Freshness.UNKNOWN;
                } finally {
                    asking.unlock();
                }
            }
        }
        var answer = last;
        if (answer.ends().isEmpty()) return Freshness.UNKNOWN;
        return Freshness.of(answer.at().minus(MARGIN), answer.ends(), positions.get());
    }

    private boolean isOlder(Instant then, Duration age) {
        return then.plus(age).isBefore(clock.instant());
    }

    /** The ends of all partitions as of now; for a rebuild, which is done when it has come so far. */
    public Map<String, Long> ends() {
        asking.lock();
        try {
            last = ask();
            return last.ends();
        } finally {
            asking.unlock();
        }
    }

    public boolean hasReached(Map<String, Long> there) {
        return Long.valueOf(0).equals(Freshness.of(Instant.EPOCH, there, positions.get()).behind());
    }

    private Answer ask() {
        var at = clock.instant();
        var known = new ArrayList<TopicPartition>();
        for (var topic : StatementDocument.TOPICS)
            consumer().partitionsFor(topic, ANSWER_MAX)
                    .forEach(found -> known.add(new TopicPartition(found.topic(), found.partition())));
        if (!consumer().assignment().equals(Set.copyOf(known))) consumer().assign(known); // never polled, only asked
        var ends = new HashMap<String, Long>();
        consumer().endOffsets(known, ANSWER_MAX).forEach((partition, end) -> ends.put(partition.toString(), end));
        return new Answer(at, Map.copyOf(ends));
    }

    private Consumer<String, byte[]> consumer() {
        if (consumer != null) return consumer;
        var made = consumers.get();
        consumer = made;
        return made;
    }

    @Override public void close() {
        asking.lock();
        try {
            if (consumer != null) consumer.close();
            consumer = null;
        } finally {
            asking.unlock();
        }
    }
}
