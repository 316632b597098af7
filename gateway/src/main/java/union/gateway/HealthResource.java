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
 * each, and nothing of addresses, versions or causes. All parts are asked at once. A breaker is told and not judged: it
 * moves with the clients' requests alone, and would keep a platform that nobody uses down.
 */
final class HealthResource {
    private static final String UP = "up";
    private static final String DOWN = "down";

    /**
     * What the public reads: the whole, then each of the six parts as up, down or absent, then the breaker of each
     * configured part as closed, open or half-open.
     */
    record Health(String status, Map<String, String> parts, Map<String, String> breakers) {}

    private record Answers(String status, Map<String, String> parts) {}

    private final Mono<Answers> answers;
    private final BreakerFilter breakers;

    HealthResource(PartsClient parts, Neighbours neighbours, Limits.Health limits, BreakerFilter breakers) {
        this.breakers = breakers;
        this.answers = Flux.fromIterable(neighbours.routes().entrySet())
                .flatMap(route -> parts.fine(route.getValue().resolve("/" + route.getKey().prefix() + "/health"),
                        limits.timeMax()).map(fine -> Tuples.of(route.getKey(), fine)))
                .collectMap(Tuple2::getT1, Tuple2::getT2)
                .map(HealthResource::summed).cache(limits.ageMax());
    }

    Mono<ServerResponse> get(ServerRequest request) {
        return answers.flatMap(now -> ServerResponse
                .status(UP.equals(now.status()) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new Health(now.status(), now.parts(), breakers.states())));
    }

    private static Answers summed(Map<Part, Boolean> fine) {
        var parts = new LinkedHashMap<String, String>();
        for (var part : Part.values()) {
            var answer = fine.get(part);
            parts.put(part.prefix(), answer == null ? "absent" : answer ? UP : DOWN);
        }
        if (!fine.containsValue(true)) {
            return new Answers(DOWN, parts);
        }
        return new Answers(fine.containsValue(false) ? "degraded" : UP, parts);
    }
}
