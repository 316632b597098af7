package union.member.unit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;
import union.platform.event.DirectoryRecords;
import union.platform.unit.UnitDirectory;

/** The parts of the tree, put together. */
@Configuration(proxyBeanMethods = false)
class UnitConfiguration {

    @Bean Units units(
            StoreFactory stores, UnitDirectory directory, JsonMapper json, Clock clock, PlatformSettings settings) {
        return new Units(stores.open("units", new UnitShape()), directory,
            (version, history) -> DirectoryRecords.history(version, json.valueToTree(UnitEventDocument.of(history))),
            clock.withZone(settings.zone()));
    }

    @Bean Tree tree(UnitDirectory directory) {
        return new Tree(directory);
    }

    @Bean UnitListener unitListener(Units units, JsonMapper json) {
        return new UnitListener(units, json);
    }
}
