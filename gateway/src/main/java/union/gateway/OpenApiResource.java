package union.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;
import tools.jackson.databind.node.ObjectNode;

/**
 * The merged OpenAPI for everybody (接口文档). Gathered without any client's token, kept for a bounded time, and shorter
 * when a part's file was missing, so that the part is in it soon after it is back.
 */
final class OpenApiResource {
    private static final Logger LOG = LoggerFactory.getLogger(OpenApiResource.class);

    private record Merged(String json, String tag, boolean whole) {}

    private final PartsClient parts;
    private final Neighbours neighbours;
    private final Limits.OpenApi limits;
    private final URI publicAddress;
    private final Mono<Merged> merged;

    OpenApiResource(PartsClient parts, Neighbours neighbours, Limits.OpenApi limits, URI publicAddress) {
        this.parts = parts;
        this.neighbours = neighbours;
        this.limits = limits;
        this.publicAddress = publicAddress;
        this.merged = Mono.defer(this::gather).cache(
                now -> now.whole() ? limits.ageMax() : limits.gapAgeMax(), _ -> limits.gapAgeMax(), limits::gapAgeMax);
    }

    Mono<ServerResponse> get(ServerRequest request) {
        return merged.flatMap(now -> {
            if (request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(now.tag())) {
                return ServerResponse.status(304).eTag(now.tag()).build();
            }
            return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).eTag(now.tag())
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache").bodyValue(now.json());
        });
    }

    private Mono<Merged> gather() {
        return Flux.fromIterable(neighbours.routes().entrySet())
                .flatMap(route -> file(route).map(file -> Tuples.of(route.getKey(), file)))
                .collectMap(Tuple2::getT1, Tuple2::getT2).map(this::merge);
    }

    private Mono<Optional<ObjectNode>> file(Map.Entry<Part, URI> route) {
        var part = route.getKey();
        return parts.text(route.getValue().resolve("/" + part.prefix() + "/openapi.json"), limits.timeMax())
                .map(text -> Optional.of(OpenApiDocument.read(text))).defaultIfEmpty(Optional.empty())
                .onErrorResume(failure -> {
                    LOG.warn("The OpenAPI of part {} could not be had: {}", part, failure.getClass().getSimpleName());
                    return Mono.just(Optional.empty());
                });
    }

    private Merged merge(Map<Part, Optional<ObjectNode>> gathered) {
        var files = new TreeMap<Part, ObjectNode>();
        var missing = new TreeSet<Part>();
        gathered.forEach((part, file) -> file.ifPresentOrElse(had -> files.put(part, had), () -> missing.add(part)));
        var json = OpenApiDocument.merge(files, missing, publicAddress);
        var sum = new CRC32();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        return new Merged(json, "\"" + Long.toHexString(sum.getValue()) + "\"", missing.isEmpty());
    }
}
