package union.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The sill of the door (门槛): what is misspelt, oversized or meant for a part that is not here is turned away before
 * any token is checked or any service is bothered. Invariant: whatever comes further has a {@link Destination} that is
 * no {@link Destination.Nowhere}, and its body is counted while it passes, whatever length it claimed.
 */
final class DoorFilter implements WebFilter, Ordered {
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final String DESTINATION = DoorFilter.class.getName();
    static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT,
            HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** What a header line costs on the wire beside its name and value: a colon, a space and the line's end. */
    private static final int LINE_BYTES = 4;
    private static final long DROPPED_BYTES_MAX = 8 << 20;
    private static final Duration DROPPED_TIME_MAX = Duration.ofSeconds(2);

    private final Limits.Request limits;
    private final Neighbours neighbours;

    DoorFilter(Limits.Request limits, Neighbours neighbours) {
        this.limits = limits;
        this.neighbours = neighbours;
    }

    /** Where this request goes; absent only for a request that was refused before its path was read. */
    static @Nullable Destination destination(ServerWebExchange exchange) {
        return destination(exchange.getAttributes());
    }

    static @Nullable Destination destination(Map<String, Object> attributes) {
        return attributes.get(DESTINATION) instanceof Destination destination ? destination : null;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (isManagement(exchange)) {
            return chain.filter(exchange);
        }
        var refusal = tooMuch(request);
        if (refusal != null) {
            return dropped(request).then(Mono.error(refusal));
        }
        var rawPath = request.getURI().getRawPath();
        var destination = RequestPath.destination(rawPath);
        exchange.getAttributes().put(DESTINATION, destination);
        return switch (destination) {
            case Destination.Nowhere _ -> Mono.error(new TroubleException(
                    rawPath.equals(AddressHandler.UNREADABLE) ? Trouble.MALFORMED : Trouble.NOT_FOUND));
            case Destination.Own _ -> READS.contains(request.getMethod())
                    ? chain.filter(exchange) : Mono.error(new TroubleException(Trouble.METHOD_NOT_ALLOWED));
            case Destination.Service(var part, _) -> neighbours.address(part) == null
                    ? Mono.error(new TroubleException(Trouble.PART_ABSENT, part.prefix()))
                    : chain.filter(exchange.mutate().request(new CountedBody(request, limits)).build());
        };
    }

    /** Takes some of a refused body: a client that is still sending would lose the answer to a connection cut off. */
    private static Mono<Void> dropped(ServerHttpRequest request) {
        return request.getBody().map(buffer -> {
            long bytes = buffer.readableByteCount();
            DataBufferUtils.release(buffer);
            return bytes;
        }).scan(0L, Long::sum).takeWhile(total -> total < DROPPED_BYTES_MAX).then()
                .timeout(DROPPED_TIME_MAX, Mono.empty()).onErrorComplete();
    }

    /** The management port, if an operator opens one, is another door: on this machine only, and with no way onward. */
    private static boolean isManagement(ServerWebExchange exchange) {
        return exchange.getApplicationContext() instanceof WebServerApplicationContext context
                && "management".equals(context.getServerNamespace());
    }

    private @Nullable TroubleException tooMuch(ServerHttpRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return new TroubleException(Trouble.METHOD_NOT_ALLOWED);
        }
        var uri = request.getURI();
        var query = uri.getRawQuery();
        if (uri.getRawPath().length() + (query == null ? 0 : query.length()) > limits.uriCharactersMax()) {
            return new TroubleException(Trouble.URI_TOO_LONG, Integer.toString(limits.uriCharactersMax()));
        }
        if (headersTooLarge(request.getHeaders())) {
            return new TroubleException(Trouble.HEADERS_TOO_LARGE, Integer.toString(limits.headerBytesMax()),
                    Integer.toString(limits.headerLinesMax()));
        }
        return request.getHeaders().getContentLength() > limits.bodyBytesMax() ? CountedBody.tooLarge(limits) : null;
    }

    private boolean headersTooLarge(HttpHeaders headers) {
        int size = 0;
        int lines = 0;
        for (var header : headers.headerSet()) {
            for (var value : header.getValue()) {
                size += header.getKey().length() + value.length() + LINE_BYTES;
                lines++;
            }
        }
        return size > limits.headerBytesMax() || lines > limits.headerLinesMax();
    }
}
