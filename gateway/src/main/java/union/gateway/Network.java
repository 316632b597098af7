package union.gateway;

import java.net.InetAddress;

/** A range of addresses as operators write it (网段): {@code 10.0.0.0/8}, {@code fd00::/8} or one address. */
record Network(InetAddress base, int bits) {
    Network {
        if (bits < 0 || bits > base.getAddress().length * 8) {
            throw new IllegalArgumentException(base.getHostAddress() + "/" + bits + " is no range of addresses");
        }
    }

    /** A misspelt one is refused; names are never looked up. */
    static Network of(String written) {
        var slash = written.indexOf('/');
        if (slash < 0) {
            var one = InetAddress.ofLiteral(written);
            return new Network(one, one.getAddress().length * 8);
        }
        return new Network(InetAddress.ofLiteral(written.substring(0, slash)),
                Integer.parseInt(written.substring(slash + 1)));
    }

    boolean has(InetAddress address) {
        var ours = base.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            var mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
