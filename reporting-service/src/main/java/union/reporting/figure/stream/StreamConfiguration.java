package union.reporting.figure.stream;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import tools.jackson.databind.json.JsonMapper;
import union.platform.PlatformSettings;
import union.platform.event.DirectoryFeed;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.Figures;
import union.reporting.figure.intake.Duty;
import union.reporting.figure.intake.Intake;
import union.reporting.figure.tree.Forest;

/** Figures as they change: which, to the topic, to those who listen. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean NewTopic figuresTopic(PlatformSettings settings) {
        return TopicBuilder.name(FiguresClient.TOPIC).partitions(settings.kafka().partitions())
            .replicas(settings.kafka().replication()).compact()
            .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime").build();
    }

    @Bean Changes changes(
            Catalogue catalogue, Forest forest, Intake.Stores stores, Clock clock, PlatformSettings settings) {
        return new Changes(catalogue, forest, stores.sums(), clock, settings.zone());
    }

    @Bean FiguresClient.Tools figureTools(
            Changes changes, Figures figures, Catalogue catalogue, Producer<String, byte[]> producer, JsonMapper json) {
        return new FiguresClient.Tools(changes, figures, catalogue, producer, json);
    }

    @Bean(initMethod = "start") FiguresClient figuresClient(
            FiguresClient.Tools tools, Duty duty, Intake intake, StreamResource listeners) {
        var client = new FiguresClient(tools, duty::isOn, listeners::tell);
        intake.onCounted(client::counted);
        intake.onMoved(client::moved);
        return client;
    }

    /** Reads the topic from its beginning: what was told before this start, then what is told now. */
    @Bean(autowireCandidate = false) DirectoryFeed figuresFeed(KafkaProperties kafka, FiguresClient client) {
        return new DirectoryFeed(kafka.buildConsumerProperties(), Map.of(FiguresClient.TOPIC, client::heard));
    }
}
