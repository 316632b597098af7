package union.member.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.*;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * How a request for a code is answered: by a redirect to the client's own address, which names this issuer (RFC 9207),
 * or, where that address cannot be trusted, by a page for the person.
 */
final class AuthorizationAnswerResource {
    private static final List<String> BY_REFERENCE = List.of("request", "request_uri");
    private final String issuer;
    private final RegisteredClientRepository clients;
    private final LoginPageResource pages;

    AuthorizationAnswerResource(String issuer, RegisteredClientRepository clients, LoginPageResource pages) {
        this.issuer = issuer;
        this.clients = clients;
        this.pages = pages;
    }

    /**
     * Whether a request for a code says by itself which client asks and to which of its own addresses the answer goes.
     * Requests by reference (RFC 9101, RFC 9126) are not offered, and the framework would follow their address unread.
     */
    boolean canFollow(HttpServletRequest request) {
        return BY_REFERENCE.stream().noneMatch(name -> request.getParameter(name) != null)
            && trusted(request.getParameter(OAuth2ParameterNames.CLIENT_ID),
                request.getParameter(OAuth2ParameterNames.REDIRECT_URI));
    }

    void cannotFollow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        pages.write(request, response, "login.bad-request");
    }

    void granted(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var given = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = given.getAuthorizationCode();
        var to = given.getRedirectUri();
        if (code == null || to == null) throw new IllegalStateException("a grant without a code");
        forgetContainerSession(request);
        redirect(response, to, given.getState(), Map.of("code", code.getTokenValue()));
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var known = e instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused ? refused : null;
        var asked = known == null ? null : known.getAuthorizationCodeRequestAuthentication();
        var to = asked == null ? null : asked.getRedirectUri();
        if (known == null || asked == null || to == null || !trusted(asked.getClientId(), to))
            cannotFollow(request, response);
        else redirect(response, to, asked.getState(), Map.of("error", known.getError().getErrorCode()));
    }

    private boolean trusted(@Nullable String id, @Nullable String address) {
        if (id == null || id.isBlank() || address == null) return false;
        var client = clients.findByClientId(id);
        return client != null && LoopbackRedirect.allowed(client.getRedirectUris(), address);
    }

    /** A person is sent to the login page; a program that did not say who it is gets the error of RFC 6749. */
    void notSignedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().endsWith(LoginPlace.AUTHORIZE)) {
            redirect(response, LoginPlace.login(request.getContextPath(), request.getQueryString()));
            return;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"" + OAuth2ErrorCodes.INVALID_CLIENT + "\"}");
    }

    private void redirect(HttpServletResponse response, String to, @Nullable String state, Map<String, String> said) {
        var parameters = new LinkedHashMap<>(said);
        if (state != null && !state.isEmpty()) parameters.put("state", state);
        parameters.put("iss", issuer);
        redirect(response, to + "?" + parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
    }

    /** The address as it is: nothing of it is taken from headers that a caller may write. */
    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    /** The framework opens a session of the container for every OpenID request; nothing needs it. */
    private static void forgetContainerSession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
    }
}
