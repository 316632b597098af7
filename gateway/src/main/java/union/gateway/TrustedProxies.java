package union.gateway;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whose word about a client we take (可信代理). Forwarding headers are a stranger's words unless the connection comes from
 * one of the configured networks; none are configured by default. The chain is read from its near end: each hop is
 * believed only as far as the party that reports it is trusted itself, so what a client wrote into the header before
 * the first trusted proxy is never reached. One of the two notations is read and never the other, since a proxy that
 * writes one lets a client's words in the other pass.
 */
final class TrustedProxies {
    /** Further hops are not read: the header is long only when somebody plays with it. */
    static final int HOPS_MAX = 16;

    /** Which notation the proxies write: {@code X-Forwarded-For} with {@code X-Forwarded-Proto}, or RFC 7239. */
    enum Notation { X_FORWARDED, FORWARDED }

    private record Hop(String from, @Nullable String protocol) {}

    private final List<Network> trusted;
    private final Notation notation;

    TrustedProxies(List<String> networks, Notation notation) {
        this.trusted = networks.stream().map(Network::of).toList();
        this.notation = notation;
    }

    /** Who called, when this peer sent these headers over a connection that was encrypted or not. */
    Caller caller(InetAddress peer, boolean secure, HttpHeaders headers) {
        var caller = new Caller(peer, secure);
        if (!trusts(peer)) {
            return caller;
        }
        for (var hop : hops(headers).reversed()) {
            var from = address(hop.from());
            if (from == null) {
                return caller;
            }
            caller = new Caller(from, hop.protocol() == null ? caller.secure() : hop.protocol().equals("https"));
            if (!trusts(from)) {
                return caller;
            }
        }
        return caller;
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.has(address));
    }

    /** The nearest hops, farthest first. */
    private List<Hop> hops(HttpHeaders headers) {
        var hops = switch (notation) {
            case X_FORWARDED -> xForwarded(headers);
            case FORWARDED -> list(headers, "Forwarded").stream().map(TrustedProxies::forwarded).toList();
        };
        return hops.subList(Math.max(0, hops.size() - HOPS_MAX), hops.size());
    }

    private static List<Hop> xForwarded(HttpHeaders headers) {
        var froms = list(headers, "X-Forwarded-For");
        var protocols = list(headers, "X-Forwarded-Proto").reversed();
        var hops = new ArrayList<Hop>();
        for (int at = 0; at < froms.size(); at++) {
            int fromEnd = froms.size() - 1 - at;
            hops.add(new Hop(froms.get(at), fromEnd < protocols.size() ? protocol(protocols.get(fromEnd)) : null));
        }
        return hops;
    }

    private static Hop forwarded(String element) {
        var from = "";
        String protocol = null;
        for (var pair : element.split(";", -1)) {
            var value = pair.substring(pair.indexOf('=') + 1).strip().replace("\"", "");
            switch (pair.substring(0, Math.max(0, pair.indexOf('='))).strip().toLowerCase(Locale.ROOT)) {
                case "for" -> from = value;
                case "proto" -> protocol = protocol(value);
                default -> { }
            }
        }
        return new Hop(from, protocol);
    }

    private static List<String> list(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream().flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip).toList();
    }

    private static String protocol(String said) {
        return said.toLowerCase(Locale.ROOT);
    }

    /** An address with or without a port, in brackets or not; null for a name, a pseudonym or nonsense. */
    private static @Nullable InetAddress address(String said) {
        var bare = said;
        if (said.startsWith("[") && said.indexOf(']') > 0) {
            bare = said.substring(1, said.indexOf(']'));
        } else if (said.indexOf(':') == said.lastIndexOf(':') && said.indexOf(':') > 0) {
            bare = said.substring(0, said.indexOf(':'));
        }
        try {
            return bare.indexOf('%') < 0 ? InetAddress.ofLiteral(bare) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
