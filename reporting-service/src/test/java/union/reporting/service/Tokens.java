package union.reporting.service;

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

/** An issuer for tests: signs tokens and serves its key on loopback. */
public final class Tokens {
    public static final String ISSUER = "http://localhost/test-issuer";
    private final RSAKey key;
    private final HttpServer server;

    public Tokens() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("test").generate();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
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

    public String signed(String subject, String issuer, long seconds, boolean operator) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder().subject(subject).issuer(issuer).audience(ISSUER)
            .claim("operator", operator)
            .issueTime(java.util.Date.from(now.minusSeconds(1_000)))
            .expirationTime(java.util.Date.from(now.plusSeconds(seconds)));
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
