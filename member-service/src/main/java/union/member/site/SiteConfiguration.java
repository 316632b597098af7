package union.member.site;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;

/** The sites of units, put together. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean Sites sites(StoreFactory stores, Clock clock, PlatformSettings settings) {
        return new Sites(SiteIndexClient.open(stores), clock.withZone(settings.zone()));
    }
}
