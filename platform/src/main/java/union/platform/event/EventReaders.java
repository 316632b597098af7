package union.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Runs the readers of one service, each in its own group, and parks what a reader cannot take. Weather holds a reader
 * up for as long as it lasts; the gauge {@code union.reader.stuck.millis} says for how long by now.
 */
public final class EventReaders implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventReaders.class);
    private static final int TRIES_MAX = 3;
    private static final Duration RETRY_AFTER = Duration.ofMillis(50); // 500 records of a poll within two minutes
    private static final int RETRY_AFTER_GROWS = 4;
    private static final long WEATHER_MILLIS_MAX = 10_000;

    private final Map<String, EventReader> readers = new TreeMap<>();
    private final Map<String, ConcurrentMessageListenerContainer<String, byte[]>> containers =
        new ConcurrentHashMap<>();
    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final ObservationRegistry observations;
    private final Map<String, Long> stuckSince = new ConcurrentHashMap<>();

    public EventReaders(
            ConsumerFactory<String, byte[]> consumers, DeadLetters deadLetters, List<EventReader> readers, Clock clock,
            MeterRegistry meters, ObservationRegistry observations) {
        this.consumers = consumers;
        this.observations = observations;
        this.deadLetters = deadLetters;
        this.clock = clock;
        readers.forEach(r -> this.readers.put(r.name(), r));
        readers.forEach(r -> meters.gauge("union.reader.stuck.millis", Tags.of("reader", r.name()), this,
            all -> all.stuckMillis(r.name())));
    }

    @Override public void start() {
        readers.values().stream().filter(reader -> !reader.startsOnCommand()).forEach(reader -> resume(reader.name()));
    }

    @Override public void stop() {
        containers.values().forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override public boolean isRunning() {
        return containers.values().stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
    }

    /** Stops one reader; {@link #resume} starts it again where its group stands. */
    public void pause(String name) {
        var container = containers.get(name);
        if (container != null) container.stop();
    }

    public void resume(String name) {
        var reader = readers.get(name);
        if (reader != null) containers.computeIfAbsent(name, _ -> container(reader)).start();
    }

    /** What became of a parked record that was given to its reader once more. */
    public enum Replay { TAKEN, REFUSED, EARLIER_ONES_FIRST }

    public Replay replay(DeadLetters.Letter letter) {
        var reader = readers.get(letter.reader());
        if (reader == null) return Replay.REFUSED;
        if (reader.inOrder() && deadLetters.hasEarlier(letter)) return Replay.EARLIER_ONES_FIRST;
        try {
            reader.on(List.of(letter.record()));
            return Replay.TAKEN;
        } catch (RuntimeException e) {
            if (Passing.is(e)) throw e;
            LOG.warn("Dead letter {} was refused again", letter.id(), Unquoted.of(e));
            return Replay.REFUSED;
        }
    }

    private double stuckMillis(String reader) {
        var since = stuckSince.get(reader);
        return since == null ? 0 : Math.max(0, clock.millis() - since);
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(EventReader reader) {
        var properties = new ContainerProperties(reader.topics().toArray(String[]::new));
        properties.setGroupId(reader.name());
        properties.setObservationEnabled(true);
        properties.setObservationRegistry(observations);
        properties.setRecordObservationsInBatch(true); // each record's place in its own trace
        properties.setMessageListener((BatchMessageListener<String, byte[]>) records -> take(reader, records));
        var container = new ConcurrentMessageListenerContainer<String, byte[]>(consumers, properties);
        container.setBeanName(reader.name());
        var wait = new ExponentialBackOff(200, 2);
        wait.setMaxInterval(WEATHER_MILLIS_MAX);
        container.setCommonErrorHandler(new DefaultErrorHandler(wait)); // weather: the same records again, without end
        return container;
    }

    private void take(EventReader reader, List<ConsumerRecord<String, byte[]>> records) {
        try {
            takeAll(reader, records);
            stuckSince.remove(reader.name());
        } catch (RuntimeException weather) {
            stuckSince.putIfAbsent(reader.name(), clock.millis());
            throw weather;
        }
    }

    private void takeAll(EventReader reader, List<ConsumerRecord<String, byte[]>> records) {
        var stopped = reader.inOrder() ? deadLetters.stopped(reader.name(), records) : new HashSet<String>();
        if (stopped.isEmpty()) {
            try {
                reader.on(records);
                return;
            } catch (RuntimeException e) {
                if (Passing.is(e)) throw e;
                LOG.warn("{} takes {} records one by one", reader.name(), records.size(), Unquoted.of(e));
            }
        }
        for (var record : records) {
            var key = record.topic() + "/" + record.key();
            if (stopped.contains(key)) {
                deadLetters.park(reader.name(), record, DeadLetters.BEHIND);
                reader.parked(record);
            } else if (!taken(reader, record) && reader.inOrder()) {
                stopped.add(key);
            }
        }
    }

    /** Whether the reader took the record; if not, it is parked. */
    private boolean taken(EventReader reader, ConsumerRecord<String, byte[]> record) {
        var wait = RETRY_AFTER;
        for (int attempt = 1; ; attempt++) {
            try {
                reader.on(List.of(record));
                return true;
            } catch (RuntimeException e) {
                if (Passing.is(e)) throw e;
                if (attempt == TRIES_MAX) {
                    deadLetters.park(reader.name(), record, e);
                    reader.parked(record);
                    return false;
                }
                LockSupport.parkNanos(wait.toNanos());
                wait = wait.multipliedBy(RETRY_AFTER_GROWS);
            }
        }
    }
}
