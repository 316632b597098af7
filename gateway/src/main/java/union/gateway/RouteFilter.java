package union.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends a request on to its part (转发), path and query as they came, byte for byte. Invariant: a write goes out at most
 * once, since only its sender knows whether it may be said twice; a GET whose connection failed is repeated at most
 * {@link Limits.Part#retriesMax()} times, and never once its answer has begun to reach the client.
 */
final class RouteFilter implements GlobalFilter, Ordered {
    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);

    private final Neighbours neighbours;
    private final int retriesMax;
    private final Map<Part, Counter> retries = new EnumMap<>(Part.class);

    RouteFilter(Neighbours neighbours, Limits.Part limits, MeterRegistry meters) {
        this.neighbours = neighbours;
        this.retriesMax = limits.retriesMax();
        for (var part : Part.values()) {
            retries.put(part, meters.counter("union.gateway.retries", "route", part.prefix()));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!(DoorFilter.destination(exchange) instanceof Destination.Service(var part, _))) {
            return Mono.error(new IllegalStateException("a request without a destination was routed"));
        }
        var target = target(part, exchange.getRequest());
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, target);
        var sent = chain.filter(exchange);
        return mayRepeat(exchange.getRequest()) ? sent.retryWhen(repeating(part, exchange)) : sent;
    }

    private Retry repeating(Part part, ServerWebExchange exchange) {
        return Retry.backoff(retriesMax, PAUSE_MIN).maxBackoff(PAUSE_MAX)
                .filter(failure -> failure instanceof IOException && !exchange.getResponse().isCommitted())
                .doBeforeRetry(signal -> forget(signal.failure(), part, exchange))
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /** The failed attempt's connection, answer headers and span end before the next begins. */
    private void forget(Throwable failure, Part part, ServerWebExchange exchange) {
        Counter counter = retries.get(part);
        if (counter != null) {
            counter.increment();
        }
        var attempt = exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        if (attempt instanceof Observation span) {
            span.error(failure).stop();
        }
        ServerWebExchangeUtils.reset(exchange);
    }

    private URI target(Part part, ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        var path = request.getURI().getRawPath();
        return URI.create(neighbours.address(part) + path + (query == null ? "" : "?" + query));
    }

    private static boolean mayRepeat(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod()) && request.getHeaders().getContentLength() <= 0
                && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }
}
