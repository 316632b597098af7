package union.platform;

import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import union.platform.access.Ownership;
import union.platform.access.Rights;
import union.platform.event.DirectoryFeed;
import union.platform.event.DirectoryRecords;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitDirectory;

/** The tree and the posts in memory, and who may do what by them. */
@Configuration(proxyBeanMethods = false)
class PlatformUnitConfiguration {

    @Bean UnitDirectory unitDirectory() {
        return new UnitDirectory();
    }

    @Bean OfficerDirectory officerDirectory() {
        return new OfficerDirectory();
    }

    @Bean DirectoryFeed directoryFeed(
            KafkaProperties kafka, JsonMapper json, UnitDirectory units, OfficerDirectory officers) {
        var records = new DirectoryRecords(json, units, officers);
        return new DirectoryFeed(kafka.buildConsumerProperties(), Map.of(
            DirectoryRecords.UNIT_TOPIC, records::unit, DirectoryRecords.POST_TOPIC, records::post));
    }

    @Bean Rights rights() {
        return Rights.load();
    }

    @Bean Ownership ownership(UnitDirectory units, OfficerDirectory officers, Rights rights) {
        return new Ownership(units, officers, rights);
    }
}
