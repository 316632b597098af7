package union.member.account.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a code may be sent (RFC 8252, section 7.3; RFC 9700, section 4.1.3): to an address that is registered,
 * character for character; only for a registered loopback address may the port be any. Nothing else may differ: no
 * user, no query, no fragment, no other spelling of the host.
 */
final class LoopbackRedirect {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int PORT_MAX = 65_535;

    private LoopbackRedirect() {}

    static boolean allowed(Set<String> registered, String requested) {
        return registered.contains(requested) || withoutPort(requested).filter(registered::contains).isPresent();
    }

    /** The requested loopback address without its port; empty for every other kind of address. */
    private static Optional<String> withoutPort(String requested) {
        try {
            var uri = new URI(requested);
            boolean plain = "http".equals(uri.getScheme()) && uri.getHost() != null
                && LOOPBACK.contains(uri.getHost()) && uri.getPort() > 0 && uri.getPort() <= PORT_MAX;
            if (!plain) return Optional.empty();
            var same = "http://" + uri.getHost() + ":" + uri.getPort() + uri.getRawPath();
            return same.equals(requested)
                ? Optional.of("http://" + uri.getHost() + uri.getRawPath()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
