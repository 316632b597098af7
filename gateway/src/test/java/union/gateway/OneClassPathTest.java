package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one-process platform in small: a servlet service and the gateway, all libraries of both on one class path. */
class OneClassPathTest {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class ServletService {
        @GetMapping("/report/hello")
        String hello() {
            return "hello";
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }

    private static ConfigurableApplicationContext servletService(String... settings) {
        return new SpringApplicationBuilder(ServletService.class).web(WebApplicationType.SERVLET)
                .properties("spring.config.name=nobody", "server.port=0",
                        "management.otlp.metrics.export.enabled=false").properties(settings).run();
    }

    @Test
    void a_servlet_service_and_the_gateway_live_in_one_process() {
        try (var service = servletService("spring.cloud.gateway.server.webflux.enabled=false");
                var door = Door.open("--union.gateway.routes.report=http://localhost:"
                        + service.getEnvironment().getProperty("local.server.port"),
                        "--union.jwks-uri=" + Town.MEMBER.url() + "/member/oauth2/jwks")) {
            var answer = door.get("/report/hello", "Authorization", Town.bearer());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello");
        }
    }

    @Test
    void a_servlet_service_that_does_not_switch_the_gateway_off_is_told_so_by_spring() {
        assertThatThrownBy(OneClassPathTest::servletService)
                .hasStackTraceContaining("MvcFoundOnClasspathException");
    }

    @Test
    void nothing_that_belongs_to_others_runs_in_the_gateway() {
        var context = Town.DOOR.context();

        var types = Arrays.stream(context.getBeanDefinitionNames()).map(context::getType)
                .filter(type -> type != null).map(Class::getName).toList();
        assertThat(types).isNotEmpty().noneMatch(type -> type.matches(
                ".*(mongo|kafka|servlet|authorization\\.server|AuthorizationServer|UserDetails|DispatcherServlet"
                + "|TomcatServlet|WebMvc).*"));
        assertThat(context.getEnvironment().getProperty("spring.main.web-application-type")).isEqualTo("reactive");
        assertThat(types).anyMatch(type -> type.startsWith("union.gateway."));
    }
}
