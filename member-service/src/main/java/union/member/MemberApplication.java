package union.member;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import union.platform.PlatformConfiguration;

/**
 * The process that owns the tree of units, employers, the roll, officers, accounts and tokens (组织与会员服务). Each
 * feature brings its own {@code …Configuration}; nothing outside {@code union.member} is scanned, so that one class
 * path with other services changes nothing here.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import(PlatformConfiguration.class)
public class MemberApplication {
    /** The base name of this service's own configuration file. */
    public static final String CONFIGURATION = "member-service";

    public static void main(String... arguments) {
        builder().run(arguments);
    }

    /** The application with its own configuration name, as the standalone process starts it beside the others. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(MemberApplication.class)
            .properties("spring.config.name=" + CONFIGURATION);
    }

    MemberApplication() {}
}
