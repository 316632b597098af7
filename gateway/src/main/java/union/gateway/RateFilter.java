package union.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Nobody takes the whole door (限流): every address has a share of each class of requests before its token is looked at,
 * and every subject one behind that, wherever it comes from. What is left is told in the fields {@code RateLimit} and
 * {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-11). Each copy of the gateway counts for itself.
 */
final class RateFilter implements WebFilter, Ordered {
    /** Whose share is counted here. */
    enum Whose {
        ADDRESS(DoorFilter.ORDER + 1),
        /** Behind Spring Security's filter (-100), which proves the token. */
        SUBJECT(0);

        private final int order;

        Whose(int order) {
            this.order = order;
        }
    }

    private static final String SHARES = RateFilter.class.getName();

    private final Whose whose;
    private final Map<RateClass, Quota> quotas = new EnumMap<>(RateClass.class);

    RateFilter(Whose whose, Map<RateClass, Limits.Rate> rates, int clientsMax, Ticker ticker) {
        this.whose = whose;
        rates.forEach((of, rate) -> quotas.put(of, new Quota(
                whose.name().toLowerCase(Locale.ROOT) + "-" + of.word(), rate, clientsMax, ticker)));
    }

    @Override
    public int getOrder() {
        return whose.order;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var destination = DoorFilter.destination(exchange);
        var quota = destination == null
                ? null : quotas.get(RateClass.of(destination, exchange.getRequest().getMethod()));
        if (quota == null) {
            return chain.filter(exchange);
        }
        return switch (whose) {
            case ADDRESS -> taken(exchange, quota.take(RateKey.of(AnswerFilter.caller(exchange).address())), chain);
            case SUBJECT -> exchange.getPrincipal().map(Principal::getName).map(RateKey::of).map(quota::take)
                    .singleOptional().flatMap(share -> share.isEmpty()
                            ? chain.filter(exchange) : taken(exchange, share.get(), chain));
        };
    }

    private static Mono<Void> taken(ServerWebExchange exchange, Quota.Share share, WebFilterChain chain) {
        var shares = new ArrayList<>(shares(exchange));
        shares.add(share);
        exchange.getAttributes().put(SHARES, shares);
        return share.granted() ? chain.filter(exchange) : Mono.error(share.refusal());
    }

    /** Writes what is left of this client's shares, if it was counted. */
    static void tell(ServerWebExchange exchange, HttpHeaders headers) {
        var shares = shares(exchange);
        if (!shares.isEmpty()) {
            headers.set("RateLimit-Policy", told(shares, Quota.Share::policy));
            headers.set("RateLimit", told(shares, Quota.Share::left));
        }
    }

    private static String told(List<Quota.Share> shares, Function<Quota.Share, String> item) {
        return shares.size() == 1 ? item.apply(shares.getFirst())
                : shares.stream().map(item).collect(Collectors.joining(", "));
    }

    @SuppressWarnings("unchecked")
    private static List<Quota.Share> shares(ServerWebExchange exchange) {
        return (List<Quota.Share>) exchange.getAttributes().getOrDefault(SHARES, List.of());
    }
}
