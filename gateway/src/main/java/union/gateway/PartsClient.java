package union.gateway;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The gateway's own questions (自身查询) to the parts: keys, health and OpenAPI. They never carry a client's token, have a
 * bounded time and size, and are asked for all clients together, so that a public page is no lever against a part.
 */
final class PartsClient {
    private final WebClient web;

    PartsClient(WebClient web) {
        this.web = web;
    }

    /** The text at this address; an error when there is none within the time. */
    Mono<String> text(URI address, Duration timeMax) {
        return web.get().uri(address).retrieve().bodyToMono(String.class).timeout(timeMax);
    }

    /** Whether the part says 200 here within the time; whatever else it says or does not say is a no. */
    Mono<Boolean> fine(URI address, Duration timeMax) {
        return web.get().uri(address)
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(HttpStatus.OK.equals(answer.statusCode())))
                .timeout(timeMax).onErrorReturn(false);
    }
}
