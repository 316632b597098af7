package union.gateway;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer carries (应答头), whoever made it: the correlation id and the headers that keep browsers from
 * guessing, framing, leaking and keeping. A header that a service set itself stands; only what tells of its insides is
 * taken away.
 */
final class AnswerFilter implements WebFilter, Ordered {
    private static final String CORRELATION = AnswerFilter.class.getName();
    private static final List<String> INSIDES = List.of("Server", "X-Powered-By", "X-Application-Context");
    private static final String HSTS = "max-age=31536000";

    static String correlationId(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(CORRELATION);
    }

    @Override
    public int getOrder() {
        return DoorFilter.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var correlationId = CorrelationId.of(exchange.getRequest().getHeaders().getFirst(CorrelationId.HEADER));
        exchange.getAttributes().put(CORRELATION, correlationId);
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> finish(exchange)));
        return chain.filter(exchange);
    }

    private static void finish(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        INSIDES.forEach(headers::remove);
        headers.set(CorrelationId.HEADER, correlationId(exchange));
        absent(headers, "X-Content-Type-Options", "nosniff");
        absent(headers, "X-Frame-Options", "DENY");
        absent(headers, "Referrer-Policy", "same-origin");
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            absent(headers, "Strict-Transport-Security", HSTS);
        }
        if (!(DoorFilter.destination(exchange) instanceof Destination.Service(_, var open) && open)) {
            absent(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static void absent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
