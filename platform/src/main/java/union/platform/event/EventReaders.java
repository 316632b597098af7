package union.platform.event;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Runs the readers of one service, each in its own group, and parks what a reader cannot take. */
public final class EventReaders implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventReaders.class);
    private static final int TRIES_MAX = 3;
    private static final long RETRY_MILLIS_MAX = 10_000;

    private final Map<String, EventReader> readers = new TreeMap<>();
    private final Map<String, ConcurrentMessageListenerContainer<String, byte[]>> containers = new TreeMap<>();
    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetters deadLetters;

    public EventReaders(ConsumerFactory<String, byte[]> consumers, DeadLetters deadLetters, List<EventReader> readers) {
        this.consumers = consumers;
        this.deadLetters = deadLetters;
        readers.forEach(r -> this.readers.put(r.name(), r));
    }

    @Override public void start() {
        readers.values().forEach(reader -> containers.computeIfAbsent(reader.name(), _ -> container(reader)).start());
    }

    @Override public void stop() {
        containers.values().forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override public boolean isRunning() {
        return containers.values().stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
    }

    /** Stops one reader, for a rebuild; {@link #resume} starts it again where its group stands. */
    public void pause(String name) {
        var container = containers.get(name);
        if (container != null) container.stop();
    }

    public void resume(String name) {
        var container = containers.get(name);
        if (container != null) container.start();
    }

    /** Gives a parked record to its reader once more; returns whether the reader took it. */
    public boolean replay(DeadLetters.Letter letter) {
        var reader = readers.get(letter.reader());
        if (reader == null) return false;
        try {
            reader.on(List.of(letter.record()));
            return true;
        } catch (MongoException | KafkaException weather) {
            throw weather;
        } catch (RuntimeException e) {
            LOG.warn("Dead letter {} was refused again: {}", letter.id(), e.toString());
            return false;
        }
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(EventReader reader) {
        var properties = new ContainerProperties(reader.topics().toArray(String[]::new));
        properties.setGroupId(reader.name());
        properties.setObservationEnabled(true);
        properties.setMessageListener((BatchMessageListener<String, byte[]>) records -> take(reader, records));
        var container = new ConcurrentMessageListenerContainer<String, byte[]>(consumers, properties);
        container.setBeanName(reader.name());
        var wait = new ExponentialBackOff(200, 2);
        wait.setMaxInterval(RETRY_MILLIS_MAX);
        container.setCommonErrorHandler(new DefaultErrorHandler(wait)); // weather: the same records again, without end
        return container;
    }

    private void take(EventReader reader, List<ConsumerRecord<String, byte[]>> records) {
        try {
            reader.on(records);
        } catch (MongoException | KafkaException weather) {
            throw weather;
        } catch (RuntimeException e) {
            LOG.warn("{} takes {} records one by one: {}", reader.name(), records.size(), e.toString());
            records.forEach(record -> takeOne(reader, record));
        }
    }

    private void takeOne(EventReader reader, ConsumerRecord<String, byte[]> record) {
        RuntimeException last = new IllegalStateException("never tried");
        for (int attempt = 1; attempt <= TRIES_MAX; attempt++) {
            try {
                reader.on(List.of(record));
                return;
            } catch (MongoException | KafkaException weather) {
                throw weather;
            } catch (RuntimeException e) {
                last = e;
            }
        }
        deadLetters.park(reader.name(), record, last);
        reader.parked(record);
    }
}
