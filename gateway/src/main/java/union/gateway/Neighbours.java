package union.gateway;

import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the configured parts (相邻服务) listen. Read once at start: a misspelt prefix or address stops the gateway there,
 * and not a client later.
 */
record Neighbours(Map<Part, URI> routes) {
    Neighbours {
        routes = Collections.unmodifiableMap(new EnumMap<>(routes));
    }

    static Neighbours of(Map<String, String> configured) {
        var routes = new EnumMap<Part, URI>(Part.class);
        configured.forEach((prefix, address) -> {
            if (!address.isBlank()) {
                routes.put(part(prefix), address(prefix, address));
            }
        });
        return new Neighbours(routes);
    }

    @Nullable URI address(Part part) {
        return routes.get(part);
    }

    private static Part part(String prefix) {
        var part = Part.ofPrefix(prefix);
        if (part == null) {
            throw new IllegalArgumentException("union.gateway.routes." + prefix + " names no part of the federation");
        }
        return part;
    }

    private static URI address(String prefix, String address) {
        var uri = URI.create(address);
        var path = uri.getRawPath();
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                || !(path == null || path.isEmpty() || path.equals("/")) || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "union.gateway.routes." + prefix + " must be like http://localhost:8081 (paths pass unchanged)");
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }
}
