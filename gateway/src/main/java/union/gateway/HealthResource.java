package union.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * Health of the whole (整体健康): is every configured part ready to serve? Public, so it names the parts and one word for
 * each, and nothing of addresses, versions or causes. All parts are asked at once.
 */
final class HealthResource {
    private static final String UP = "up";
    private static final String DOWN = "down";

    /** What the public reads: the whole, then each of the six parts as up, down or absent. */
    record Health(String status, Map<String, String> parts) {}

    private final Mono<Health> health;

    HealthResource(PartsClient parts, Neighbours neighbours, Limits.Health limits) {
        this.health = Flux.fromIterable(neighbours.routes().entrySet())
                .flatMap(route -> parts.fine(route.getValue().resolve("/" + route.getKey().prefix() + "/health"),
                        limits.timeMax()).map(fine -> Tuples.of(route.getKey(), fine)))
                .collectMap(Tuple2::getT1, Tuple2::getT2)
                .map(HealthResource::summed).cache(limits.ageMax());
    }

    Mono<ServerResponse> get(ServerRequest request) {
        return health.flatMap(now -> ServerResponse
                .status(UP.equals(now.status()) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON).bodyValue(now));
    }

    private static Health summed(Map<Part, Boolean> fine) {
        var parts = new LinkedHashMap<String, String>();
        for (var part : Part.values()) {
            var answer = fine.get(part);
            parts.put(part.prefix(), answer == null ? "absent" : answer ? UP : DOWN);
        }
        if (!fine.containsValue(true)) {
            return new Health(DOWN, parts);
        }
        return new Health(fine.containsValue(false) ? "degraded" : UP, parts);
    }
}
