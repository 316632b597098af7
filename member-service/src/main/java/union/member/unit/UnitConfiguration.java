package union.member.unit;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
            StoreFactory stores, UnitDirectory directory, JsonMapper json, TurnClient turns, Clock clock,
            PlatformSettings settings) {
        return new Units(UnitIndexClient.open(stores), directory,
            (version, history) -> DirectoryRecords.history(version, json.valueToTree(UnitEventDocument.of(history))),
            turns, clock.withZone(settings.zone()));
    }

    @Bean TurnClient turns(MongoDatabase database, Clock clock) {
        return new TurnClient(database, UUID.randomUUID().toString(), clock);
    }

    @Bean Tree tree(UnitDirectory directory) {
        return new Tree(directory);
    }

    @Bean EndListener endListener(UnitDirectory directory, List<Aftermath> features, Units units, JsonMapper json) {
        return new EndListener(new Ends(directory, features, units::today), json);
    }

    @Bean UnitListener unitListener(Units units, JsonMapper json) {
        return new UnitListener(units, json);
    }
}
