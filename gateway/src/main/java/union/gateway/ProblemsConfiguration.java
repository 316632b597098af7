package union.gateway;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/**
 * The one place where the gateway's own failures become answers (问题应答): problem+json in the reader's language, a
 * stable type, no stack and no address of ours. Failures of the way to a part are weather and say when to come again;
 * anything unforeseen is a bug, is logged with its stack and says nothing of itself.
 */
@Configuration(proxyBeanMethods = false)
class ProblemsConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemsConfiguration.class);
    private static final String CSP = "default-src 'none'; frame-ancestors 'none'";
    /** Seconds after which a client may come again: a silent part may be back soon, an absent one hardly. */
    private static final String SILENT_RETRY_AFTER = "5";
    private static final String ABSENT_RETRY_AFTER = "3600";
    private static final int CAUSES_MAX = 8;
    private static final List<Class<? extends Exception>> WEATHER =
            List.of(IOException.class, TimeoutException.class, io.netty.handler.timeout.TimeoutException.class);

    @Bean
    @Order(-2)
    WebExceptionHandler problems() {
        return (exchange, failure) -> exchange.getResponse().isCommitted()
                ? Mono.error(failure) : answer(exchange, trouble(exchange, failure));
    }

    @Bean
    ServerExchangeRejectedHandler firewallAnswers() {
        return (_, rejected) -> Mono.error(new TroubleException(Trouble.MALFORMED, rejected));
    }

    private static Mono<Void> answer(ServerWebExchange exchange, TroubleException thrown) {
        log(exchange, thrown);
        var request = exchange.getRequest();
        var locale = Texts.locale(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        var body = ProblemDocument.of(thrown, request.getURI().getRawPath(), locale).json();
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(thrown.trouble().status()));
        var headers = response.getHeaders();
        headers.clear();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set("Content-Security-Policy", CSP);
        special(thrown, headers);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void special(TroubleException thrown, HttpHeaders headers) {
        switch (thrown.trouble()) {
            case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case TOKEN_REFUSED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            case PART_SILENT, PART_CROWDED -> headers.set(HttpHeaders.RETRY_AFTER, SILENT_RETRY_AFTER);
            case PART_ABSENT -> headers.set(HttpHeaders.RETRY_AFTER, ABSENT_RETRY_AFTER);
            case TOO_MANY_REQUESTS, PART_RESTING -> headers.set(HttpHeaders.RETRY_AFTER, thrown.values().getLast());
            case BODY_TOO_SLOW, BODY_TOO_LARGE, JSON_TOO_DEEP, HEADERS_TOO_LARGE, URI_TOO_LONG ->
                    headers.set(HttpHeaders.CONNECTION, "close");
            case METHOD_NOT_ALLOWED -> headers.set(HttpHeaders.ALLOW, "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS");
            case MALFORMED, NOT_FOUND, INTERNAL -> { }
        }
    }

    private static TroubleException trouble(ServerWebExchange exchange, Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            var known = known(exchange, cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        return new TroubleException(Trouble.INTERNAL, failure);
    }

    private static @Nullable TroubleException known(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof TroubleException thrown) {
            return thrown;
        }
        if (failure instanceof ResponseStatusException thrown) {
            return ofStatus(exchange, thrown);
        }
        if (failure instanceof ChannelException && failure.getClass().getPackage() == HttpServer.class.getPackage()) {
            return new TroubleException(Trouble.BODY_TOO_SLOW, failure);   // the library keeps the type to itself
        }
        return WEATHER.stream().anyMatch(kind -> kind.isInstance(failure)) ? silent(exchange, failure) : null;
    }

    private static @Nullable TroubleException ofStatus(ServerWebExchange exchange, ResponseStatusException thrown) {
        return switch (thrown.getStatusCode().value()) {
            case 404 -> new TroubleException(Trouble.NOT_FOUND, thrown);
            case 405 -> new TroubleException(Trouble.METHOD_NOT_ALLOWED, thrown);
            case 503, 504 -> silent(exchange, thrown);
            default -> thrown.getStatusCode().is4xxClientError()
                    ? new TroubleException(Trouble.MALFORMED, thrown) : null;
        };
    }

    private static TroubleException silent(ServerWebExchange exchange, Throwable cause) {
        var part = DoorFilter.destination(exchange) instanceof Destination.Service(var of, _) ? of.prefix() : "gateway";
        return new TroubleException(Trouble.PART_SILENT, cause, part);
    }

    /** Only troubles of our side are worth a line; no path, since paths carry ids. */
    private static void log(ServerWebExchange exchange, TroubleException thrown) {
        var correlationId = AnswerFilter.correlationId(exchange);
        try (var _ = MDC.putCloseable("traceId", traceId(exchange))) {
            switch (thrown.trouble()) {
                case INTERNAL -> LOG.error("The gateway failed, correlation id {}", correlationId, thrown.getCause());
                case PART_SILENT -> LOG.warn("Part {} is silent ({}), correlation id {}", thrown.values(),
                        kind(thrown.getCause()), correlationId);
                case MALFORMED, JSON_TOO_DEEP, UNAUTHENTICATED, TOKEN_REFUSED, NOT_FOUND, METHOD_NOT_ALLOWED,
                        BODY_TOO_SLOW, BODY_TOO_LARGE, URI_TOO_LONG, TOO_MANY_REQUESTS, HEADERS_TOO_LARGE,
                        PART_ABSENT, PART_CROWDED, PART_RESTING ->
                        LOG.debug("Refused: {}", thrown.trouble());
            }
        }
    }

    private static String traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(seen -> seen.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan).map(span -> span.context().traceId()).orElse("");
    }

    private static String kind(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
