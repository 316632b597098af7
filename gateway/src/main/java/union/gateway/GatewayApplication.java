package union.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/**
 * The one door of the federation (网关): routes, authenticates, limits; no rule of the domain. It names every automatic
 * configuration that it uses (in {@code META-INF/spring}) instead of excluding those of others: so it starts the same
 * alone and on the class path of the one-process platform, where services, broker and store lie beside it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration
@Import({RoutesConfiguration.class, SecurityConfiguration.class, ProblemsConfiguration.class,
    PagesConfiguration.class, MetersConfiguration.class})
public class GatewayApplication {
    /** Starts the gateway alone; in one process the platform builds it with the same name of configuration. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(GatewayApplication.class).web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway").run(arguments);
    }
}
