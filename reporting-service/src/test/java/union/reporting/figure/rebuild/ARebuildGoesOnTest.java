package union.reporting.figure.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.intake.FreshnessClient;
import union.reporting.figure.intake.Intake;
import union.reporting.figure.intake.ParkedDocument;
import union.reporting.figure.intake.PositionsDocument;
import union.reporting.figure.sum.SumsDocument;
import union.reporting.figure.tree.Forest;
import union.reporting.figure.tree.UnitEntriesDocument;
import union.testing.Backbone;

/** Whatever fails in a rebuild, the next look goes on with it; none stays half done. */
class ARebuildGoesOnTest {
    private static final Document BROKEN = new Document("_id", "broken").append("metric", "member.roll")
            .append("unit", "u");
    private final MongoClient client = MongoClients.create(Backbone.get().mongoUri());
    private final MongoDatabase database = client.getDatabase(Backbone.get().freshDatabase());
    private final AtomicBoolean brokerIsAway = new AtomicBoolean();
    private final AtomicInteger anew = new AtomicInteger();
    private final AtomicBoolean duty = new AtomicBoolean(true);
    private final Rebuilds rebuilds = rebuilds();

    private Rebuilds rebuilds() {
        var stores = new Intake.Stores(new FactsDocument(database), new PlansDocument(database),
                new SumsDocument(database), new UnitEntriesDocument(database), new PositionsDocument(database),
                new ParkedDocument(database));
        var intake = new Intake(CatalogueDocument.load(), stores, new Forest(), Clock.systemUTC());
        var freshness = new FreshnessClient(Broker::new, stores.positions()::all, Clock.systemUTC());
        return new Rebuilds(new Rebuilds.Parts(new RebuildsDocument(database), intake, freshness, duty::get, () -> {
            anew.incrementAndGet();
            intake.forget();
        }), Clock.systemUTC());
    }

    @AfterEach void close() {
        rebuilds.close();
        client.close();
    }

    @Test void a_broker_that_is_away_delays_it() {
        rebuilds.begin("r", Rebuild.What.FACTS);
        brokerIsAway.set(true);
        rebuilds.look();
        assertThat(anew).hasValue(0);
        assertThat(rebuilds.factsComplete()).isFalse();
        brokerIsAway.set(false);
        rebuilds.look();
        rebuilds.look();
        assertThat(anew).hasValue(1);
        assertThat(state()).isEqualTo(Rebuild.State.DONE);
        assertThat(rebuilds.factsComplete()).isTrue();
    }

    @Test void sums_that_cannot_be_counted_delay_it_too() {
        rebuilds.begin("r", Rebuild.What.FACTS);
        rebuilds.look();
        database.getCollection("facts").insertOne(BROKEN);
        rebuilds.look();
        rebuilds.look();
        assertThat(rebuilds.factsComplete()).isFalse();
        database.getCollection("facts").deleteOne(BROKEN);
        rebuilds.look();
        assertThat(anew).hasValue(1);
        assertThat(state()).isEqualTo(Rebuild.State.DONE);
    }

    @Test void a_rebuild_of_sums_that_fails_says_so_and_leaves_room_for_another() {
        database.getCollection("facts").insertOne(BROKEN);
        rebuilds.begin("r", Rebuild.What.SUMS);
        rebuilds.look();
        assertThat(state()).isEqualTo(Rebuild.State.FAILED);
    }

    @Test void an_instance_off_duty_leaves_it_to_the_other() {
        duty.set(false);
        rebuilds.begin("r", Rebuild.What.FACTS);
        rebuilds.look();
        assertThat(anew).hasValue(0);
        assertThat(state()).isEqualTo(Rebuild.State.RUNNING);
        assertThat(rebuilds.factsComplete()).isFalse();
    }

    private Rebuild.State state() {
        return rebuilds.find("r").orElseThrow().state();
    }

    /** An empty log, or one that does not answer. */
    private final class Broker extends MockConsumer<String, byte[]> {
        Broker() {
            super("earliest");
        }

        @Override public List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            if (brokerIsAway.get()) throw new TimeoutException("away");
            return List.of();
        }

        @Override public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            return Map.of();
        }
    }
}
