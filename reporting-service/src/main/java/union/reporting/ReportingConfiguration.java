package union.reporting;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import org.bson.BsonDocument;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;
import union.platform.PlatformSettings;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.StoreFactory;
import union.platform.event.EventReaders;
import union.platform.event.Lease;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.Figures;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.intake.Duty;
import union.reporting.figure.intake.FreshnessClient;
import union.reporting.figure.intake.Intake;
import union.reporting.figure.intake.IntakeListener;
import union.reporting.figure.intake.LogClient;
import union.reporting.figure.intake.ParkedDocument;
import union.reporting.figure.intake.PositionsDocument;
import union.reporting.figure.intake.StatementDocument;
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

    @Bean Duty.Reader dutyReader(
            IntakeListener listener, EventReaders readers, KafkaAdmin admin, Intake.Stores stores) {
        return new Duty.Reader(listener, readers, new LogClient(admin), stores.positions());
    }

    @Bean Duty duty(
            MongoDatabase database, Intake intake, Duty.Reader reader, PlatformSettings settings, Clock clock) {
        var leases = database.getCollection("leases", BsonDocument.class);
        var instance = settings.instance() == null ? UUID.randomUUID().toString() : settings.instance();
        return new Duty(new Lease(leases, "intake", instance, clock), intake, reader);
    }

    @Bean(initMethod = "start") Rebuilds rebuilds(
            MongoDatabase database, Intake intake, FreshnessClient freshness, Duty duty, Clock clock) {
        var stored = new RebuildsDocument(database);
        return new Rebuilds(new Rebuilds.Parts(stored, intake, freshness, duty::isOn, duty::anew), clock);
    }

    @Bean Figures figures(
            Catalogue catalogue, Forest forest, Intake.Stores stores, FreshnessClient freshness, Rebuilds rebuilds) {
        var sources = new Figures.Sources(forest, stores.sums(), stores.facts(), stores.plans());
        return new Figures(catalogue, sources, freshness::now, rebuilds::factsComplete);
    }

    @Bean AggregateStore<Target, Target.TargetSet> targets(StoreFactory stores) {
        return stores.open("targets", new TargetShape());
    }

    @Bean SmartLifecycle onDuty(Duty duty) {
        return new OnDuty(duty);
    }

    /** From when the topics are there until the store goes away. */
    private static final class OnDuty implements SmartLifecycle {
        private final Duty duty;
        private volatile boolean running;

        OnDuty(Duty duty) {
            this.duty = duty;
        }

        @Override public void start() {
            duty.start();
            running = true;
        }

        @Override public void stop() {
            duty.close();
            running = false;
        }

        @Override public boolean isRunning() {
            return running;
        }
    }
}
