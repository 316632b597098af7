package union.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Weather;
import union.platform.sample.Tally;
import union.platform.unit.UnitId;
import union.testing.Backbone;

/** Events leave in order, at least once, whatever races with the relay or stops it halfway. */
class OutboxRelayTest {
    final Key key = new Key(new UnitId("left"), "x");
    MongoClient client;
    MongoCollection<BsonDocument> tallies;
    AggregateStore<Tally, Tally.Added> store;

    @BeforeEach void open() {
        client = MongoClients.create(Backbone.get().mongoUri());
        var database = client.getDatabase(Backbone.get().freshDatabase());
        var unsent = new Relays(database, new MockProducer<String, byte[]>(), new EventHeaders(URI.create("/test")),
            "this", Clock.systemUTC(), new SimpleMeterRegistry());
        store = new StoreFactory(database, JsonMapper.shared(), unsent).open("tallies", new Tally.TallyShape());
        tallies = database.getCollection("tallies", BsonDocument.class);
    }

    @AfterEach void close() {
        client.close();
    }

    Answer<Tally.Added> add(String commandId, int events) {
        var ones = Collections.nCopies(events, new Tally.Added(1));
        var act = Act.caused(commandId, "tester", Instant.EPOCH, null);
        return store.handle(key, act, _ -> new Outcome.Accepted<>(ones));
    }

    private OutboxRelay relay(OutboxRelay.Log log) {
        return new OutboxRelay(tallies, log, () -> true);
    }

    @Test void commands_and_two_relays_race_without_losing_or_reordering_an_event() throws Exception {
        var log = Collections.synchronizedList(new ArrayList<Long>());
        OutboxRelay.Log append = (_, event) -> taken(log, event);
        var stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var relays = List.of(threads.submit(() -> relayUntil(stop, append)),
                threads.submit(() -> relayUntil(stop, append)));
            var writers = new ArrayList<Future<?>>();
            for (var name : List.of("a", "b", "c", "d")) writers.add(threads.submit(() -> write(name, 50)));
            for (var writer : writers) writer.get();
            stop.set(true);
            for (var relay : relays) relay.get();
        }
        relay(append).relayOnce();
        assertThat(store.find(key).orElseThrow().version()).isEqualTo(400);
        assertNothingPending();
        assertNeitherGapNorEarly(log, 400);
    }

    private static void assertNeitherGapNorEarly(List<Long> log, long last) {
        long high = 0;
        for (long sequence : log) { // a repeat is fine, a gap is not
            assertThat(sequence).isLessThanOrEqualTo(high + 1);
            high = Math.max(high, sequence);
        }
        assertThat(high).isEqualTo(last);
    }

    private static Future<?> taken(List<Long> log, BsonDocument event) {
        note(log, event);
        return CompletableFuture.completedFuture(null);
    }

    private static void note(List<Long> log, BsonDocument event) {
        log.add(event.getInt64("seq").getValue());
    }

    private Boolean relayUntil(AtomicBoolean stop, OutboxRelay.Log log) throws InterruptedException {
        var relay = relay(log);
        while (!stop.get()) relay.relayOnce();
        return true;
    }

    private void write(String writer, int times) {
        for (int done = 0; done < times; done++)
            while (!written(writer + "-" + done)) Thread.onSpinWait();
    }

    private boolean written(String commandId) {
        try {
            return add(commandId, 2) instanceof Answer.Done;
        } catch (Weather.Contended e) {
            return false;
        }
    }

    @Test void an_event_that_kafka_does_not_take_stays_and_so_do_all_after_it() throws Exception {
        add("c1", 3);
        var seen = new ArrayList<Long>();
        OutboxRelay.Log failsAtTwo = (_, event) -> {
            note(seen, event);
            return seen.getLast() == 2 ? CompletableFuture.failedFuture(new IllegalStateException("no leader"))
                : CompletableFuture.completedFuture(null);
        };
        assertThatThrownBy(relay(failsAtTwo)::relayOnce).hasMessageContaining("did not take");
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(pending()).containsExactly(2L, 3L);
        var rest = new ArrayList<Long>();
        relay((_, event) -> taken(rest, event)).relayOnce();
        assertThat(rest).containsExactly(2L, 3L);
        assertNothingPending();
    }

    @Test void a_crash_between_sending_and_forgetting_repeats_and_loses_nothing() throws Exception {
        add("c1", 2);
        var log = new ArrayList<Long>();
        OutboxRelay.Log crashesOnce = (_, event) -> {
            note(log, event);
            if (log.size() == 2) throw new IllegalStateException("the process ends here");
            return CompletableFuture.completedFuture(null);
        };
        assertThatThrownBy(relay(crashesOnce)::relayOnce).hasMessage("the process ends here");
        assertThat(pending()).containsExactly(1L, 2L);
        relay(crashesOnce).relayOnce();
        assertThat(log).containsExactly(1L, 2L, 1L, 2L);
        assertNothingPending();
    }

    @Test void a_relay_whose_lease_has_ended_sends_nothing_more_and_forgets_what_was_acknowledged() throws Exception {
        add("c1", 4);
        var log = new ArrayList<Long>();
        new OutboxRelay(tallies, (_, event) -> taken(log, event), () -> log.size() < 2).relayOnce();
        assertThat(log).containsExactly(1L, 2L);
        assertThat(pending()).containsExactly(3L, 4L);
    }

    @Test void one_event_that_cannot_be_handed_over_at_once_does_not_make_all_others_wait_as_long() {
        for (var id : List.of("a", "b", "c")) {
            var act = Act.caused("c-" + id, "tester", Instant.EPOCH, null);
            store.handle(new Key(new UnitId("left"), id), act, _ -> Outcome.accept(new Tally.Added(1)));
        }
        var log = new ArrayList<Long>();
        OutboxRelay.Log away = (_, event) -> {
            note(log, event);
            return CompletableFuture.failedFuture(new IllegalStateException("no metadata after max.block.ms"));
        };
        assertThatThrownBy(relay(away)::relayOnce).hasMessageContaining("did not take");
        assertThat(log).hasSize(1);
    }

    @Test void the_age_of_the_oldest_event_can_be_seen_while_kafka_is_away() {
        var meters = new SimpleMeterRegistry();
        var away = new MockProducer<String, byte[]>();
        away.sendException = new org.apache.kafka.common.errors.TimeoutException("no broker");
        var relays = new Relays(client.getDatabase(tallies.getNamespace().getDatabaseName()), away,
            new EventHeaders(URI.create("/test")), "other", Clock.systemUTC(), meters);
        add("c1", 1);
        relays.open(tallies, Tally.TOPIC, false);
        relays.start();
        try {
            await().untilAsserted(() -> assertThat(meters.get("union.outbox.age.millis").gauge().value()).isPositive());
        } finally {
            relays.stop();
        }
    }

    @Test void a_producer_that_may_go_on_for_longer_than_a_lease_lasts_is_refused_at_the_start() {
        Relays.refuseLongDelivery(java.util.Map.of("max.block.ms", "5000", "delivery.timeout.ms", 30_000));
        assertThatThrownBy(() -> Relays.refuseLongDelivery(
            java.util.Map.of("max.block.ms", "5000", "delivery.timeout.ms", "120000")))
            .hasMessageContaining("125000 ms");
    }

    @Test void an_event_that_arrives_while_its_predecessor_is_sent_stays_pending() throws Exception {
        add("c1", 1);
        relay((_, event) -> {
            if (event.getInt64("seq").getValue() == 1) add("c2", 1);
            return CompletableFuture.completedFuture(null);
        }).relayOnce();
        assertThat(pending()).containsExactly(2L);
        assertThat(document()).containsKey("pendingSince");
    }

    @Test void an_event_caused_command_acts_once_however_often_it_comes() {
        add("union.sample.tally.v1/left/y#7", 1);
        assertThat(repeated("union.sample.tally.v1/left/y#7")).isTrue();
        assertThat(store.find(key).orElseThrow().state().total()).isEqualTo(1);
    }

    @Test void a_full_outbox_refuses_work() {
        add("c1", 999);
        add("c2", 1);
        assertThatThrownBy(() -> add("c3", 1)).isInstanceOf(Weather.OutboxFull.class);
    }

    @Test void receipts_reach_back_sixty_four_commands() {
        for (int i = 0; i < 70; i++) add("c" + i, 1);
        assertThat(repeated("c69")).isTrue();
        assertThat(repeated("c6")).isTrue();
        assertThat(repeated("c5")).isFalse();
    }

    private boolean repeated(String commandId) {
        return add(commandId, 1) instanceof Answer.Done<?> done && done.repeated();
    }

    private BsonDocument document() {
        return Objects.requireNonNull(tallies.find().first());
    }

    private List<Long> pending() {
        return document().getArray("outbox").stream().map(e -> e.asDocument().getInt64("seq").getValue()).toList();
    }

    private void assertNothingPending() {
        assertThat(pending()).isEmpty();
        assertThat(document()).doesNotContainKey("pendingSince");
    }
}
