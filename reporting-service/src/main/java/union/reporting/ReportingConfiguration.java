package union.reporting;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Properties;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.StoreFactory;
import union.platform.event.EventReaders;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.Figures;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.intake.FreshnessClient;
import union.reporting.figure.intake.Intake;
import union.reporting.figure.intake.IntakeListener;
import union.reporting.figure.intake.ParkedDocument;
import union.reporting.figure.intake.PositionsDocument;
import union.reporting.figure.intake.StatementDocument;
import union.reporting.figure.rebuild.LogClient;
import union.reporting.figure.rebuild.Rebuilds;
import union.reporting.figure.rebuild.RebuildsDocument;
import union.reporting.figure.sum.SumsDocument;
import union.reporting.figure.tree.Forest;
import union.reporting.figure.tree.UnitEntriesDocument;
import union.reporting.target.Target;
import union.reporting.target.TargetShape;

/** How the parts of reporting hang together: events in, facts and sums, figures out. */
@Configuration(proxyBeanMethods = false)
class ReportingConfiguration {
    private static final String READER = "reporting-facts-";

    @Bean Catalogue catalogue() {
        return CatalogueDocument.load();
    }

    @Bean Forest forest() {
        return new Forest();
    }

    @Bean Intake.Stores stores(MongoDatabase database) {
        var positions = new PositionsDocument(database);
        return new Intake.Stores(new FactsDocument(database), new PlansDocument(database), new SumsDocument(database),
            new UnitEntriesDocument(database), positions, new ParkedDocument(database));
    }

    @Bean Intake intake(Catalogue catalogue, Intake.Stores stores, Forest forest, Clock clock) {
        return new Intake(catalogue, stores, forest, clock);
    }

    @Bean IntakeListener intakeListener(Intake intake, Catalogue catalogue, JsonMapper json, MongoDatabase database) {
        return new IntakeListener(READER + database.getName(), intake, new StatementDocument(catalogue), json);
    }

    @Bean FreshnessClient freshness(ConsumerFactory<?, ?> consumers, Intake.Stores stores, Clock clock) {
        @SuppressWarnings("unchecked") // the deserializers of union/platform-defaults.yaml
        var bytes = (ConsumerFactory<String, byte[]>) consumers;
        var quiet = new Properties();
        quiet.put("allow.auto.create.topics", "false");
        return new FreshnessClient(() -> bytes.createConsumer(null, "freshness", null, quiet),
            stores.positions()::all, clock);
    }

    @Bean RebuildsDocument rebuildsDocument(MongoDatabase database) {
        return new RebuildsDocument(database);
    }

    @Bean Rebuilds.Parts rebuildParts(
            RebuildsDocument stored, Intake intake, Intake.Stores stores, KafkaAdmin admin, FreshnessClient freshness,
            IntakeListener reader) {
        return new Rebuilds.Parts(stored, intake, stores.positions(), new LogClient(admin), freshness, reader);
    }

    @Bean Rebuilds rebuilds(Rebuilds.Parts parts, Clock clock) {
        return new Rebuilds(parts, clock);
    }

    @Bean Figures figures(
            Catalogue catalogue, Forest forest, Intake.Stores stores, FreshnessClient freshness, Rebuilds rebuilds) {
        var sources = new Figures.Sources(forest, stores.sums(), stores.facts(), stores.plans());
        return new Figures(catalogue, sources, freshness::now, rebuilds::factsComplete);
    }

    @Bean AggregateStore<Target, Target.TargetSet> targets(StoreFactory stores) {
        return stores.open("targets", new TargetShape());
    }

    @Bean SmartLifecycle readFromWhereTheStoreStands(Rebuilds rebuilds) {
        return new BeforeReaders(rebuilds);
    }

    @Bean ApplicationRunner goOnWithRebuilds(Rebuilds rebuilds, EventReaders readers) {
        return _ -> rebuilds.resume(readers);
    }

    /** Runs after the topics are there and before the readers start. */
    private static final class BeforeReaders implements SmartLifecycle {
        private final Rebuilds rebuilds;
        private volatile boolean running;

        BeforeReaders(Rebuilds rebuilds) {
            this.rebuilds = rebuilds;
        }

        @Override public void start() {
            rebuilds.align();
            running = true;
        }

        @Override public void stop() {
            running = false;
        }

        @Override public boolean isRunning() {
            return running;
        }

        @Override public int getPhase() {
            return 0;
        }
    }
}
