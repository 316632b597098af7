package union.member.account.signin;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.*;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.*;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import union.member.account.Accounts;
import union.platform.PlatformSettings;
import union.platform.aggregate.Weather;
import union.platform.text.Messages;

/**
 * The OpenID provider: authorization code with PKCE for people, client credentials for machines, discovery and keys.
 * Only what is used is open: no introspection, revocation, user info or registration; those addresses are unknown.
 */
@Configuration(proxyBeanMethods = false)
public class AuthorizationServerConfiguration {
    private static final List<String> NOT_OFFERED = List.of("userinfo_endpoint", "end_session_endpoint",
        "introspection_endpoint", "revocation_endpoint", "introspection_endpoint_auth_methods_supported",
        "revocation_endpoint_auth_methods_supported", "tls_client_certificate_bound_access_tokens",
        "dpop_signing_alg_values_supported");

    @Bean AuthorizationServerSettings providerSettings(PlatformSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    @Bean SessionClient sessions(MongoDatabase database, Accounts accounts, Clock clock) {
        return new SessionClient(database, accounts, clock);
    }

    @Bean AuthorizationClient authorizations(
            MongoDatabase database, RegisteredClientRepository clients, SessionClient sessions, Clock clock) {
        return new AuthorizationClient(database, clients, sessions, clock);
    }

    @Bean LoginPageResource loginPages(Messages messages, LocaleResolver locales) {
        return new LoginPageResource(messages, locales);
    }

    @Bean AuthorizationAnswerResource answers(
            PlatformSettings settings, RegisteredClientRepository clients, LoginPageResource pages) {
        return new AuthorizationAnswerResource(settings.issuer(), clients, pages);
    }

    @Bean @Order(1) SecurityFilterChain providerSecurity(
            HttpSecurity http, SessionClient sessions, AuthorizationAnswerResource answers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher("/oauth2/authorize", "/oauth2/token", "/oauth2/jwks", "/.well-known/*")
            .with(new OAuth2AuthorizationServerConfigurer(), server -> server.oidc(this::describe)
                .authorizationServerMetadataEndpoint(m -> m.authorizationServerMetadataCustomizer(
                    d -> d.claims(c -> c.keySet().removeAll(NOT_OFFERED))))
                .authorizationEndpoint(e -> e
                    .authenticationProviders(AuthorizationServerConfiguration::strictRedirects)
                    .authorizationResponseHandler(answers::granted).errorResponseHandler(answers::refused)))
            .oauth2ResourceServer(r -> r.bearerTokenResolver(_ -> null).jwt(_ -> {})) // a token gets no new token
            .securityContext(c -> c.securityContextRepository(new SessionContextConfiguration.Cookies(sessions)))
            .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
            .authorizeHttpRequests(r -> r.anyRequest().authenticated())
            .exceptionHandling(e -> e.authenticationEntryPoint((request, response, _) ->
                answers.notSignedIn(request, response)))
            .addFilterBefore(new WeatherFilter(problems), DisableEncodeUrlFilter.class)
            .addFilterAfter(new CodeRequestFilter(answers), HeaderWriterFilter.class)
            .build();
    }

    private void describe(OidcConfigurer oidc) {
        oidc.providerConfigurationEndpoint(p -> p.providerConfigurationCustomizer(
            d -> d.claims(c -> c.keySet().removeAll(NOT_OFFERED))
                .claim("authorization_response_iss_parameter_supported", true)));
    }

    private static void strictRedirects(List<AuthenticationProvider> providers) {
        Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> redirect =
            AuthorizationServerConfiguration::redirect;
        for (var provider : providers)
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes)
                codes.setAuthenticationValidator(redirect.andThen(
                    OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
    }

    /** A wrong address is told to the person, never visited. */
    private static void redirect(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        var requested = asked.getRedirectUri();
        if (requested == null || !LoopbackRedirect.allowed(context.getRegisteredClient().getRedirectUris(), requested))
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri", null), null);
    }

    /** Before the framework reads it: on some ways it would answer to an address that it has not compared. */
    private static final class CodeRequestFilter extends OncePerRequestFilter {
        private final AuthorizationAnswerResource answers;

        CodeRequestFilter(AuthorizationAnswerResource answers) {
            this.answers = answers;
        }

        @Override protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean stops = request.getRequestURI().endsWith(LoginPlace.AUTHORIZE) && !answers.canFollow(request);
            if (stops) answers.cannotFollow(request, response);
            else chain.doFilter(request, response);
        }
    }

    /** The store is away, or too many sign in at once: 503, as everywhere else. */
    private static final class WeatherFilter extends OncePerRequestFilter {
        private final HandlerExceptionResolver problems;

        WeatherFilter(HandlerExceptionResolver problems) {
            this.problems = problems;
        }

        @Override protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } catch (MongoException | Weather e) {
                problems.resolveException(request, response, this, e);
            }
        }
    }
}
