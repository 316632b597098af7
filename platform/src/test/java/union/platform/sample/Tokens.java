package union.platform.sample;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer for tests: signs tokens and serves its key on loopback. */
public final class Tokens {
    public static final String ISSUER = "http://localhost/test-issuer";
    /** What the issuer answers when it is asked for its keys. */
    public final AtomicInteger status = new AtomicInteger(200);
    public final AtomicInteger asked = new AtomicInteger();
    private final RSAKey key;
    private final HttpServer server;

    public Tokens() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("test").generate();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public String jwksUri() {
        return "http://localhost:%d/jwks".formatted(server.getAddress().getPort());
    }

    public String of(String subject) {
        return signed(subject, ISSUER, 600, false);
    }

    public String operator() {
        return signed("operator", ISSUER, 600, true);
    }

    /** A token of today whose key is not among the issuer's. */
    public String ofUnknownKey() throws JOSEException {
        return signed(claims("lea", ISSUER, ISSUER, 600), new RSAKeyGenerator(2048).keyID("unknown").generate());
    }

    public String signed(String subject, String issuer, long seconds, boolean operator) {
        return signed(subject, issuer, ISSUER, seconds, operator);
    }

    /** A token for another audience than this federation, if one is named. */
    public String signed(String subject, String issuer, String audience, long seconds, boolean operator) {
        return signed(claims(subject, issuer, audience, seconds).claim("operator", operator), key);
    }

    private static JWTClaimsSet.Builder claims(String subject, String issuer, String audience, long seconds) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder().subject(subject).issuer(issuer).audience(audience)
            .issueTime(java.util.Date.from(now.minusSeconds(1_000)))
            .expirationTime(java.util.Date.from(now.plusSeconds(seconds)));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
