package union.gateway;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service hears about a request (转发头). Nothing that a stranger said about hosts, addresses or our insides gets
 * through; the service is told the client's address as {@link TrustedProxies} makes it out, and the federation's one
 * public address, whatever name the client or a proxy used, so no answer can be bent to another host. Cookies go to the
 * sign-in pages alone: everything else is decided by the bearer token.
 */
final class ForwardFilter implements HttpHeadersFilter, Ordered {
    private static final Set<String> STRANGERS_WORDS = Set.of("forwarded", "x-real-ip", "x-original-url",
            "x-original-host", "x-rewrite-url", "x-http-method-override", "baggage", "b3", "proxy-connection");
    private static final Set<String> STRANGERS_PREFIXES = Set.of("x-forwarded-", "x-union-", "x-b3-");

    private final URI publicAddress;

    ForwardFilter(URI publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** Scheme, host and port under which clients know the federation. */
    URI origin() {
        return URI.create(publicAddress.getScheme() + "://" + publicAddress.getRawAuthority());
    }

    /**
     * The last of all: what is set here is not taken away by an earlier one that a client's {@code Connection} header
     * steers.
     */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        var open = DoorFilter.destination(exchange) instanceof Destination.Service(_, var toService) && toService;
        input.forEach((name, values) -> {
            if (passes(name.toLowerCase(Locale.ROOT), open)) {
                headers.addAll(name, values);
            }
        });
        headers.set(CorrelationId.HEADER, AnswerFilter.correlationId(exchange));
        headers.set("X-Forwarded-Proto", publicAddress.getScheme());
        headers.set("X-Forwarded-Host", publicAddress.getHost());
        headers.set("X-Forwarded-Port", Integer.toString(port()));
        headers.set("X-Forwarded-For", AnswerFilter.caller(exchange).address().getHostAddress());
        return headers;
    }

    private static boolean passes(String name, boolean open) {
        return !STRANGERS_WORDS.contains(name) && STRANGERS_PREFIXES.stream().noneMatch(name::startsWith)
                && (open || !name.equals("cookie"));
    }

    private int port() {
        if (publicAddress.getPort() != -1) {
            return publicAddress.getPort();
        }
        return "https".equals(publicAddress.getScheme()) ? 443 : 80;
    }
}
