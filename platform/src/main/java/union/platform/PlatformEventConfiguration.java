package union.platform;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import union.platform.event.DeadLetters;
import union.platform.event.EventHeaders;
import union.platform.event.EventReader;
import union.platform.event.EventReaders;
import union.platform.event.Relays;
import union.platform.event.TopicSetup;

/** Events out by the relays, events in by the readers. */
@Configuration(proxyBeanMethods = false)
class PlatformEventConfiguration {

    @Bean(destroyMethod = "close") Producer<String, byte[]> eventProducer(ProducerFactory<?, ?> producers) {
        @SuppressWarnings("unchecked") // the serializers of union/platform-defaults.yaml
        var bytes = (ProducerFactory<String, byte[]>) producers;
        Relays.refuseLongDelivery(bytes.getConfigurationProperties());
        return bytes.createProducer();
    }

    @Bean Relays relays(
            MongoDatabase database, Producer<String, byte[]> eventProducer, PlatformSettings settings, Clock clock,
            MeterRegistry meters) {
        var source = URI.create("/union/" + settings.service() + "-service");
        var instance = settings.instance() == null ? UUID.randomUUID().toString() : settings.instance();
        return new Relays(database, eventProducer, new EventHeaders(source), instance, clock, meters);
    }

    @Bean TopicSetup topicSetup(KafkaAdmin admin, Relays relays, PlatformSettings settings) {
        return new TopicSetup(admin, relays, settings.kafka().partitions(), settings.kafka().replication());
    }

    @Bean DeadLetters deadLetters(MongoDatabase database, Clock clock, MeterRegistry meters) {
        return new DeadLetters(database.getCollection("dead-letters"), clock, meters);
    }

    @Bean EventReaders eventReaders(
            ConsumerFactory<?, ?> consumers, DeadLetters deadLetters, List<EventReader> readers, Clock clock,
            MeterRegistry meters, ObjectProvider<ObservationRegistry> observations) {
        @SuppressWarnings("unchecked") // the deserializers of union/platform-defaults.yaml
        var bytes = (ConsumerFactory<String, byte[]>) consumers;
        return new EventReaders(bytes, deadLetters, readers, clock, meters,
            observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
