package union.reporting.figure.stream;

import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import tools.jackson.databind.json.JsonMapper;
import union.platform.PlatformSettings;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.Figures;
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

    @Bean Changes changes(Catalogue catalogue, Forest forest, Clock clock, PlatformSettings settings) {
        return new Changes(catalogue, forest, clock, settings.zone());
    }

    @Bean FiguresClient.Tools figureTools(
            Changes changes, Figures figures, Catalogue catalogue, Producer<String, byte[]> producer, JsonMapper json) {
        return new FiguresClient.Tools(changes, figures, catalogue, producer, json);
    }

    @Bean(initMethod = "start") FiguresClient figuresClient(
            FiguresClient.Tools tools, Intake intake, StreamResource listeners) {
        var client = new FiguresClient(tools, listeners::tell);
        intake.onCounted(client::counted);
        return client;
    }
}
