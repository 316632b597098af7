package union.member.employer;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import union.member.unit.Tree;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;

/** The registers of employers, put together. */
@Configuration(proxyBeanMethods = false)
class EmployerConfiguration {

    @Bean Employers employers(StoreFactory stores, Tree tree, Clock clock, PlatformSettings settings) {
        return new Employers(EmployerIndexClient.open(stores), tree,
            clock.withZone(settings.zone()));
    }
}
