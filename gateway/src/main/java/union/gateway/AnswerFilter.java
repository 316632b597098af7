package union.gateway;

import java.net.InetAddress;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer carries (应答头), whoever made it: the correlation id, what is left of the client's shares, and the
 * headers that keep browsers from guessing, framing, leaking and keeping. A header that a service set itself stands;
 * only what tells of its insides is taken away.
 */
final class AnswerFilter implements WebFilter, Ordered {
    private static final String CORRELATION = AnswerFilter.class.getName();
    private static final List<String> INSIDES = List.of("Server", "X-Powered-By", "X-Application-Context");
    private static final String CALLER = Caller.class.getName();
    /** Stands for a peer without an address, which no network connection has. */
    private static final InetAddress NOBODY = InetAddress.ofLiteral("0.0.0.0");
    private static final String HSTS = "max-age=31536000";

    private final TrustedProxies proxies;

    AnswerFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    static String correlationId(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(CORRELATION);
    }

    /** Who is at the door, as far as we can know it. */
    static Caller caller(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(CALLER);
    }

    @Override
    public int getOrder() {
        return DoorFilter.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var correlationId = CorrelationId.of(exchange.getRequest().getHeaders().getFirst(CorrelationId.HEADER));
        exchange.getAttributes().put(CORRELATION, correlationId);
        exchange.getAttributes().put(CALLER, caller(exchange.getRequest()));
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> finish(exchange)));
        return chain.filter(exchange);
    }

    private Caller caller(ServerHttpRequest request) {
        var peer = request.getRemoteAddress();
        var address = peer == null || peer.getAddress() == null ? NOBODY : peer.getAddress();
        return proxies.caller(address, "https".equals(request.getURI().getScheme()), request.getHeaders());
    }

    private static void finish(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        INSIDES.forEach(headers::remove);
        headers.set(CorrelationId.HEADER, correlationId(exchange));
        absent(headers, "X-Content-Type-Options", "nosniff");
        absent(headers, "X-Frame-Options", "DENY");
        absent(headers, "Referrer-Policy", "same-origin");
        RateFilter.tell(exchange, headers);
        if (caller(exchange).secure()) {
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
