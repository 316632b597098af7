package union.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * By what a client is counted (限流键), always sixteen bytes whatever it calls itself. An IPv6 client has a whole /64 to
 * choose addresses from, so that is what is counted; a subject is counted by its digest, so the memory names nobody.
 */
record RateKey(long high, long low) {
    static RateKey of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? new RateKey(6, bytes.getLong()) : new RateKey(4, bytes.getInt());
    }

    static RateKey of(String subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.wrap(digest);
            return new RateKey(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
