package union.member.account.signin;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * A code that was given to a client (授权码), kept some time beyond its end, so that a second use is noticed. The code
 * is stored as its hash; tokens are not stored at all: they are signed, short-lived and looked up by nobody.
 */
public record AuthorizationDocument(
        @BsonId String id, String client, String codeHash, Instant codeAt, Instant codeUntil, Boolean used,
        String redirectUri, @Nullable String state, List<String> scopes, String challenge, String challengeMethod,
        @Nullable String nonce, SignedIn signedIn, Instant until) {
    /** As long as a token that came of the code may live. */
    static final Duration REMEMBERED = Duration.ofMinutes(20);
    private static final String AUTHORIZATION_PATH = "/oauth2/authorize";

    static AuthorizationDocument of(OAuth2Authorization authorization, OAuth2AuthorizationCode code) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null) throw new IllegalStateException("a code without a request");
        var more = request.getAdditionalParameters();
        var until = required(code.getExpiresAt());
        return new AuthorizationDocument(authorization.getId(), authorization.getRegisteredClientId(),
            Secrets.hash(code.getTokenValue()), required(code.getIssuedAt()), until, false,
            required(request.getRedirectUri()), request.getState(), List.copyOf(request.getScopes()),
            required((String) more.get(PkceParameterNames.CODE_CHALLENGE)),
            required((String) more.get(PkceParameterNames.CODE_CHALLENGE_METHOD)),
            (String) more.get(OidcParameterNames.NONCE), holder(authorization), until.plus(REMEMBERED));
    }

    /** Only a session at the login pages gives codes: a bearer token must not renew itself. */
    private static SignedIn holder(OAuth2Authorization authorization) {
        Authentication principal = authorization.getAttribute(Principal.class.getName());
        if (principal != null && principal.getPrincipal() instanceof SignedIn signedIn) return signedIn;
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
    }

    /** As the framework wants it; {@code code} is the value that was presented. */
    OAuth2Authorization toAuthorization(RegisteredClient registered, String code) {
        return OAuth2Authorization.withRegisteredClient(registered).id(id).principalName(signedIn.subject())
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).authorizedScopes(Set.copyOf(scopes))
            .attribute(Principal.class.getName(), authentication(signedIn))
            .attribute(OAuth2AuthorizationRequest.class.getName(), request())
            .token(new OAuth2AuthorizationCode(code, codeAt, codeUntil),
                m -> m.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, used))
            .build();
    }

    private OAuth2AuthorizationRequest request() {
        Map<String, Object> more = new HashMap<>();
        more.put(PkceParameterNames.CODE_CHALLENGE, challenge);
        more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, challengeMethod);
        if (nonce != null) more.put(OidcParameterNames.NONCE, nonce);
        return OAuth2AuthorizationRequest.authorizationCode().authorizationUri(AUTHORIZATION_PATH).clientId(client)
            .redirectUri(redirectUri).state(state).scopes(Set.copyOf(scopes)).additionalParameters(more).build();
    }

    /** Whose name is the subject, as tokens show it. */
    static Authentication authentication(SignedIn signedIn) {
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, "a code without redirect address, proof key or end");
    }

    @Override public String toString() {
        return "a code until " + codeUntil;
    }
}
