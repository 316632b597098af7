package union.gateway;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.io.IOException;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The gateway's own public pages (公开页面): health of the whole, the merged OpenAPI and its reader. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    @Bean
    RouterFunction<ServerResponse> pages(HealthResource health, OpenApiResource openApi, DocsResource docs) {
        return RouterFunctions.route()
                .route(read("/health"), health::get)
                .route(read("/openapi.json"), openApi::get)
                .route(read("/docs/{file}"), docs::get)
                .route(read("/docs"), docs::get)
                .route(read("/"), _ -> ServerResponse.status(HttpStatus.FOUND).location(URI.create("/docs")).build())
                .build();
    }

    private static RequestPredicate read(String path) {
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(path));
    }

    @Bean
    HealthResource health(PartsClient parts, Neighbours neighbours, Limits limits, BreakerFilter breakers) {
        return new HealthResource(parts, neighbours, limits.health(), breakers);
    }

    @Bean
    OpenApiResource openApi(PartsClient parts, Neighbours neighbours, Limits limits, ForwardFilter forward) {
        return new OpenApiResource(parts, neighbours, limits.openApi(), forward.origin());
    }

    @Bean
    DocsResource docs() throws IOException {
        return new DocsResource();
    }
}
