package union.platform.event;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The relays of one service, one per collection, each led by the instance that holds its lease. A relay runs as soon
 * as a command has committed, and once a second as a safety net for what a crash left behind.
 */
public final class Relays implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relays.class);
    private static final long SWEEP_MILLIS = 1_000;
    private static final long AGE_EVERY_PASSES = 10;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final MongoDatabase database;
    private final Producer<String, byte[]> producer;
    private final EventHeaders headers;
    private final String instance;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<Topic> topics = new CopyOnWriteArrayList<>();
    private final List<Runner> runners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /** A topic that this service writes. */
    public record Topic(String name, boolean compacted) {}

    /** The instance names this process among those that share the database. */
    public Relays(
            MongoDatabase database, Producer<String, byte[]> producer, EventHeaders headers, String instance,
            Clock clock, MeterRegistry meters) {
        this.database = database;
        this.producer = producer;
        this.headers = headers;
        this.instance = instance;
        this.clock = clock;
        this.meters = meters;
    }

    /** Throws when the producer may try for longer to deliver a record than a lease would last meanwhile. */
    public static void refuseLongDelivery(Map<String, ?> producerSettings) {
        long longest = Stream.of("max.block.ms", "delivery.timeout.ms")
            .mapToLong(name -> Long.parseLong(String.valueOf(producerSettings.get(name)))).sum();
        if (longest > Lease.WORK_MAX.toMillis())
            throw new IllegalStateException("max.block.ms and delivery.timeout.ms of the Kafka producer are together "
                + longest + " ms, more than the " + Lease.WORK_MAX.toMillis() + " ms that a relay's lease outlasts");
    }

    /** Adds a collection and returns what a store calls after each commit. */
    public Runnable open(MongoCollection<BsonDocument> collection, String topic, boolean compacted) {
        topics.add(new Topic(topic, compacted));
        var leases = database.getCollection("leases", BsonDocument.class);
        var name = collection.getNamespace().getCollectionName();
        var lease = new Lease(leases, name, instance, clock);
        var relay = new OutboxRelay(
            collection, (key, event) -> producer.send(headers.record(topic, key, event)), lease::kept);
        var runner = new Runner(name, relay, lease);
        runners.add(runner);
        return runner::nudge;
    }

    public List<Topic> topics() {
        return List.copyOf(topics);
    }

    @Override public void start() {
        running.set(true);
        runners.forEach(Runner::start);
    }

    @Override public void stop() {
        running.set(false);
        runners.forEach(Runner::stop);
    }

    @Override public boolean isRunning() {
        return running.get();
    }

    @Override public int getPhase() {
        return 0; // before the first request is taken, and until after the last
    }

    private final class Runner implements Runnable {
        private final String name;
        private final OutboxRelay relay;
        private final Lease lease;
        private final Semaphore nudged = new Semaphore(0);
        private final Counter sent;
        private volatile long oldestMillis;
        private long passes;
        private @Nullable Thread thread;

        Runner(String name, OutboxRelay relay, Lease lease) {
            this.name = name;
            this.relay = relay;
            this.lease = lease;
            this.sent = Counter.builder("union.relay.sent").tag("collection", name).register(meters);
            meters.gauge("union.outbox.age.millis", io.micrometer.core.instrument.Tags.of("collection", name), this,
                r -> r.oldestMillis);
        }

        void nudge() {
            if (nudged.availablePermits() == 0) nudged.release();
        }

        void start() {
            thread = Thread.ofVirtual().name("relay-" + name).start(this);
        }

        void stop() {
            nudge();
            try {
                if (thread != null) thread.join(java.time.Duration.ofMillis(STOP_MILLIS_MAX));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override public void run() {
            while (running.get()) {
                try {
                    nudged.tryAcquire(SWEEP_MILLIS, TimeUnit.MILLISECONDS);
                    nudged.drainPermits();
                    pass();
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) { // the events are still in the outbox; the next sweep tries again
                    LOG.warn("The relay of {} will try again: {}", name, e.toString());
                }
            }
            release();
        }

        /** Hands on what is pending, and looks how old it is: now and then, and whenever it could not be handed on. */
        private void pass() throws InterruptedException {
            boolean drained = false;
            try {
                if (lease.held()) drain();
                drained = true;
            } finally {
                if (!drained || passes++ % AGE_EVERY_PASSES == 0) measure();
            }
        }

        private void drain() throws InterruptedException {
            for (int cleared = relay.relayOnce(); cleared > 0; cleared = lease.held() ? relay.relayOnce() : 0)
                sent.increment(cleared);
        }

        private void measure() {
            var oldest = relay.oldestPending();
            oldestMillis = oldest == null ? 0 : Math.max(0, clock.millis() - oldest.toEpochMilli());
        }

        private void release() {
            try {
                lease.release();
            } catch (RuntimeException e) { // the lease ends by itself
                LOG.info("The lease of {} was not given back: {}", name, e.toString());
            }
        }
    }
}
