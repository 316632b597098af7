package union.member.person;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.UnitDirectory;

@Configuration(proxyBeanMethods = false)
class PersonConfiguration {
    @Bean ClaimClient claimClient(MongoDatabase database) {
        return new ClaimClient(database);
    }

    @Bean People people(
            StoreFactory stores, ClaimClient claims, UnitDirectory units, Clock clock, PlatformSettings settings) {
        return new People(PersonIndexClient.open(stores), claims, units, clock.withZone(settings.zone()));
    }
}
