package union.member.account.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Who may ask for tokens: {@code federation-cli}, a public client for people at their own machine, who proves itself by
 * PKCE; and the operator's machine, by a secret that is hashed when it is read and stored nowhere.
 */
@Configuration(proxyBeanMethods = false)
public class ClientConfiguration {
    private static final String PUBLIC = "federation-cli";
    private static final String OPERATES = "union.operator";
    private static final int SECRET_LENGTH_MIN = 16;

    @Bean PasswordEncoder clientSecrets() {
        return new LongSecrets();
    }

    @Bean RegisteredClientRepository clients(
            PasswordEncoder clientSecrets, @Value("${union.operator.client-id:operator}") String operatorId,
            @Value("${union.operator.client-secret:#{null}}") @Nullable String operatorSecret) {
        var clients = new ArrayList<RegisteredClient>();
        clients.add(publicClient());
        if (operatorSecret != null && !operatorSecret.isBlank())
            clients.add(operator(operatorId, operatorSecret, clientSecrets));
        return new InMemoryRegisteredClientRepository(clients);
    }

    static boolean operates(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().getSetting(OPERATES));
    }

    private static RegisteredClient publicClient() {
        return RegisteredClient.withId(PUBLIC).clientId(PUBLIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://127.0.0.1/callback").redirectUri("http://localhost/callback").scope(OidcScopes.OPENID)
            .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
            .tokenSettings(lives()).build();
    }

    private static RegisteredClient operator(String id, String secret, PasswordEncoder secrets) {
        if (secret.length() < SECRET_LENGTH_MIN)
            throw new IllegalStateException("union.operator.client-secret has fewer than 16 characters");
        return RegisteredClient.withId(id).clientId(id).clientSecret(secrets.encode(secret))
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .clientSettings(ClientSettings.builder().setting(OPERATES, true).build())
            .tokenSettings(lives()).build();
    }

    private static TokenSettings lives() {
        return TokenSettings.builder().accessTokenTimeToLive(TokenConfiguration.TOKEN_LIFE)
            .authorizationCodeTimeToLive(TokenConfiguration.CODE_LIFE).build();
    }

    /** Machines' secrets are random: one fast hash is enough, and wrong ones take no place from people's sign-ins. */
    private static final class LongSecrets implements PasswordEncoder {
        @Override public String encode(@Nullable CharSequence secret) {
            return Secrets.hash(String.valueOf(secret));
        }

        @Override public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
            return secret != null && hash != null && MessageDigest.isEqual(
                encode(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
