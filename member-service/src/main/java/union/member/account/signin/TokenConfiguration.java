package union.member.account.signin;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What tokens say: RS256, a quarter of an hour, the subject, how it signed in, whether it operates the installation.
 * No name, no post, no unit: posts are looked up on the day, in the directory of each service.
 */
@Configuration(proxyBeanMethods = false)
public class TokenConfiguration {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
    static final Duration CODE_LIFE = Duration.ofSeconds(60);
    static final String OPERATOR = "operator";
    /** Before a machine's id: no person's id is written so, so no post given to a person is ever a machine's. */
    private static final String MACHINE = "client:";
    private static final String METHODS = "amr";
    private static final String ID_TOKEN_TYPE = "id+jwt";

    @Bean SigningKeys signingKeys(@Value("${union.data:data}") Path data) {
        return SigningKeys.open(data.resolve("keys"));
    }

    @Bean JWKSource<SecurityContext> signingKeySource(SigningKeys keys) {
        return new ImmutableJWKSet<>(keys.all());
    }

    @Bean JwtEncoder tokenEncoder(JWKSource<SecurityContext> source, SigningKeys keys) {
        var encoder = new NimbusJwtEncoder(source);
        encoder.setJwkSelector(found -> found.stream().filter(k -> keys.current().equals(k.getKeyID())).findFirst()
            .orElseThrow());
        return encoder;
    }

    @Bean OAuth2TokenCustomizer<JwtEncodingContext> claims(
            @Value("${union.audience:${union.issuer}}") String audience) {
        return context -> {
            Authentication holder = context.getPrincipal();
            var signedIn = holder != null && holder.getPrincipal() instanceof SignedIn known ? known : null;
            if (signedIn != null) context.getClaims().claim(METHODS, signedIn.methods());
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType()))
                accessToken(context, signedIn, audience);
            else if (signedIn != null) idToken(context, signedIn);
        };
    }

    /** For the services of this federation. */
    private static void accessToken(JwtEncodingContext context, @Nullable SignedIn signedIn, String audience) {
        var client = context.getRegisteredClient();
        var claims = context.getClaims().audience(List.of(audience)).claim("client_id", client.getClientId());
        if (signedIn == null) claims.subject(MACHINE + client.getClientId());
        boolean operator = signedIn == null ? ClientConfiguration.operates(client) : signedIn.operator();
        if (operator) claims.claim(OPERATOR, true);
    }

    /** For its client alone: its type keeps every service from taking it for an access token. */
    private static void idToken(JwtEncodingContext context, SignedIn signedIn) {
        context.getJwsHeader().type(ID_TOKEN_TYPE);
        context.getClaims().claim(IdTokenClaimNames.AUTH_TIME, Date.from(signedIn.at()));
    }
}
