package union.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Puts a {@link PartBreaker} before each part (熔断). What is judged is the beginning of the answer: a live stream counts
 * when it begins and may end as it likes.
 */
final class BreakerFilter implements GlobalFilter, Ordered {
    /** Between the filter that writes an answer's body (-1) and the one that asks the part (the last). */
    private static final int ORDER = 100;
    private static final List<CircuitBreaker.State> STATES =
            List.of(CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

    private final Map<Part, PartBreaker> breakers = new EnumMap<>(Part.class);

    BreakerFilter(Neighbours neighbours, Limits.Part limits, MeterRegistry meters) {
        for (var part : neighbours.routes().keySet()) {
            var breaker = new PartBreaker(part, limits);
            breakers.put(part, breaker);
            for (var state : STATES) {
                Gauge.builder("union.gateway.breaker", breaker, now -> now.state() == state ? 1 : 0)
                        .tag("route", part.prefix()).tag("state", word(state)).register(meters);
            }
        }
    }

    /** Each configured part's breaker: closed, open or half-open. */
    Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        breakers.forEach((part, breaker) -> states.put(part.prefix(), word(breaker.state())));
        return states;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var breaker = DoorFilter.destination(exchange) instanceof Destination.Service(var part, _)
                ? breakers.get(part) : null;
        return breaker == null ? chain.filter(exchange) : Mono.defer(() -> {
            var asked = breaker.enter();
            return chain.filter(exchange)
                    .doOnSuccess(_ -> asked.answered(exchange.getResponse().getStatusCode()))
                    .doOnError(asked::failed)
                    .doOnCancel(asked::forgotten);
        });
    }

    private static String word(CircuitBreaker.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
