package union.standalone;

import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One program of the federation as its own Spring context: the same class that runs alone in a cluster, told by
 * settings where its neighbours are.
 *
 * @param name what people call it
 * @param application its main class
 * @param web a servlet container or Netty; both are on the one class path, so it is said
 * @param settings overrides of its own configuration, {@code name=value}
 */
record Part(String name, Class<?> application, WebApplicationType web, List<String> settings) {

    /** The listeners hear everything that the program publishes, from its first moment. */
    ConfigurableApplicationContext start(ApplicationListener<?>... listeners) {
        return new SpringApplicationBuilder(application)
                .web(web)
                .listeners(listeners)
                .registerShutdownHook(false) // the federation stops its parts in order
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }
}
