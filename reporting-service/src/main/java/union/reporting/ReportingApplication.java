package union.reporting;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import union.platform.PlatformConfiguration;

/**
 * The process that turns what other services tell into figures by level and period (统计汇总服务). It owns no records of
 * anybody, only the values that units plan. Nothing outside {@code union.reporting} is scanned, so that one class path
 * with other services changes nothing here.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import(PlatformConfiguration.class)
public class ReportingApplication {
    /** The base name of this service's own configuration file. */
    public static final String CONFIGURATION = "reporting-service";

    public static void main(String... arguments) {
        builder().run(arguments);
    }

    /** The application with its own configuration name, as the standalone process starts it beside the others. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ReportingApplication.class)
            .properties("spring.config.name=" + CONFIGURATION);
    }

    ReportingApplication() {}
}
