package union.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The page on which people browse the merged OpenAPI (接口浏览). Four files by name and no folder behind them; everything
 * comes from this gateway and nothing may be loaded from elsewhere or written into the page.
 */
final class DocsResource {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);

    private record Page(Resource content, MediaType type, String kept) {}

    private final Map<String, Page> pages;

    DocsResource() throws IOException {
        var reader = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
        pages = Map.of("", page("gateway-docs/docs.html", new MediaType(MediaType.TEXT_HTML,
                        StandardCharsets.UTF_8), "no-cache"),
                "init.js", page("gateway-docs/init.js", SCRIPT, "no-cache"),
                "swagger-ui.css", page(reader + "swagger-ui.css", STYLE, "public, max-age=3600"),
                "swagger-ui-bundle.js", page(reader + "swagger-ui-bundle.js", SCRIPT, "public, max-age=3600"));
    }

    Mono<ServerResponse> get(ServerRequest request) {
        var page = pages.get(request.pathVariables().getOrDefault("file", ""));
        if (page == null) {
            return Mono.error(new TroubleException(Trouble.NOT_FOUND));
        }
        return ServerResponse.ok().contentType(page.type()).header(HttpHeaders.CACHE_CONTROL, page.kept())
                .header("Content-Security-Policy", CSP).bodyValue(page.content());
    }

    private static Page page(String path, MediaType type, String kept) {
        var content = new ClassPathResource(path);
        if (!content.exists()) {
            throw new IllegalStateException("the page's file is missing on the class path: " + path);
        }
        return new Page(content, type, kept);
    }

    private static String version() throws IOException {
        var told = new Properties();
        var marks = new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties");
        try (var stream = marks.getInputStream()) {
            told.load(stream);
        }
        return told.getProperty("version");
    }
}
