package union.platform;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;
import union.platform.aggregate.StoreFactory;
import union.platform.event.Relays;
import union.platform.text.Messages;

/** Everything that a service needs to own data: store, relay, readers, directories, the gate and the answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformSettings.class)
@Import({PlatformEventConfiguration.class, PlatformUnitConfiguration.class, PlatformWebConfiguration.class,
    PlatformOpenApiConfiguration.class})
public class PlatformConfiguration {
    private static final long SELECTION_MILLIS_MAX = 5_000;
    private static final int READ_MILLIS_MAX = 30_000;

    @Bean @ConditionalOnMissingBean Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close") MongoClient mongoClient(
            PlatformSettings settings, ObjectProvider<CommandListener> listeners) {
        var client = MongoClientSettings.builder().applyConnectionString(new ConnectionString(settings.mongo().uri()))
            .retryWrites(false).retryReads(true).writeConcern(WriteConcern.MAJORITY)
            .applyToClusterSettings(c -> c.serverSelectionTimeout(SELECTION_MILLIS_MAX, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(s -> s.readTimeout(READ_MILLIS_MAX, TimeUnit.MILLISECONDS))
            .applyToConnectionPoolSettings(p -> p.maxSize(settings.mongo().connectionsMax())
                .maxWaitTime(settings.mongo().connectionWaitMax().toMillis(), TimeUnit.MILLISECONDS));
        listeners.orderedStream().forEach(client::addCommandListener);
        return MongoClients.create(client.build());
    }

    @Bean MongoDatabase mongoDatabase(MongoClient client, PlatformSettings settings) {
        return client.getDatabase(settings.databaseName());
    }

    @Bean StoreFactory storeFactory(MongoDatabase database, JsonMapper json, Relays relays) {
        return new StoreFactory(database, json, relays);
    }

    @Bean Messages messages(PlatformSettings settings) {
        return new Messages(settings.service() + "-messages", "platform-messages");
    }

    @Bean @ConditionalOnMissingBean MeterRegistry meterRegistry() {
        return new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
    }
}
