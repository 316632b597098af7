package union.member.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a try comes from (来源地址): an IPv4 address, or the first 64 bits of an IPv6 one, which a single household has
 * whole. Many people may share one.
 */
public record Peer(String value) {
    private static final int NETWORK_BYTES = 8;
    private static final Peer UNKNOWN = new Peer("unknown");

    /** @param address a literal, as the connection or a trusted proxy names it */
    public static Peer of(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                ? new Peer(HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)))
                : new Peer(parsed.getHostAddress());
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    /** Names nobody's address. */
    @Override public String toString() {
        return "a peer";
    }
}
