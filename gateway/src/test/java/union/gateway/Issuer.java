package union.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs tokens the way member-service will, and the ways it never would. */
final class Issuer {
    static final String NAME = "http://localhost:8080/member";
    private final RSAKey key;

    Issuer(String keyId) {
        try {
            key = new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String jwks() {
        return new JWKSet(key).toPublicJWKSet().toString();
    }

    String token() {
        return token(NAME, Duration.ofMinutes(5));
    }

    String tokenOf(String subject) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        return signed(header, new JWTClaimsSet.Builder(claims(NAME, Duration.ofMinutes(5))).subject(subject).build());
    }

    String token(String issuer, Duration lasts) {
        return signed(JWSAlgorithm.RS256, issuer, lasts);
    }

    String signed(JWSAlgorithm algorithm, String issuer, Duration lasts) {
        return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims(issuer, lasts));
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Rightly signed, and for somebody else. */
    String forAudience(String audience) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        return signed(header, claims(NAME, audience, Duration.ofMinutes(5)));
    }

    /** For its client alone; no key to any door. */
    String idToken() {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(new JOSEObjectType("id+jwt"));
        return signed(header.build(), claims(NAME, "federation-cli", Duration.ofMinutes(5)));
    }

    /** The old trick: the public key, known to all, used as the secret of a symmetric signature. */
    String signedWithThePublicKeyAsSecret() {
        try {
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                    claims(NAME, Duration.ofMinutes(5)));
            jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String unsigned() {
        return new PlainJWT(claims(NAME, Duration.ofMinutes(5))).serialize();
    }

    private static JWTClaimsSet claims(String issuer, Duration lasts) {
        return claims(issuer, NAME, lasts);
    }

    private static JWTClaimsSet claims(String issuer, String audience, Duration lasts) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder().subject("p1").issuer(issuer).audience(audience)
                .issueTime(Date.from(now.minusSeconds(600))).expirationTime(Date.from(now.plus(lasts))).build();
    }
}
