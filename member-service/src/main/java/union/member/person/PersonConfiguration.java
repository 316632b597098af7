package union.member.person;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;

@Configuration(proxyBeanMethods = false)
class PersonConfiguration {
    @Bean People people(StoreFactory stores, Clock clock, PlatformSettings settings) {
        return new People(PersonIndexClient.open(stores), clock, settings.zone());
    }
}
