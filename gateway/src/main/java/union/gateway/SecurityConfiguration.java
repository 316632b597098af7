package union.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may come in (认证): the bearer of an RS256 token of the configured issuer for this federation, checked here and
 * again by the service that it is passed on to. What the token's holder may do is no matter of the gateway. Open paths
 * are not looked at at all: the service behind them decides, and brings its own protection against forged forms.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
    @Bean
    SecurityWebFilterChain door(ServerHttpSecurity http, ProvenTokens tokens) {
        return http.securityMatcher(exchange -> guarded(exchange) ? MatchResult.match() : MatchResult.notMatch())
                .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(SecurityConfiguration::refuse)
                        .jwt(jwt -> jwt.jwtDecoder(tokens::claims)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::refuse))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    @Bean
    ReactiveJwtDecoder tokens(SigningKeysClient keys, Environment environment) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256).build();
        var issuer = environment.getRequiredProperty("union.issuer");
        var audience = environment.getProperty("union.audience", issuer);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, to -> to != null && to.contains(audience))));
        return decoder;
    }

    @Bean
    ProvenTokens provenTokens(ReactiveJwtDecoder tokens, Limits limits, MeterRegistry meters) {
        return new ProvenTokens(tokens, limits.keys(), Clock.systemUTC(), Ticker.systemTicker(), meters);
    }

    @Bean
    SigningKeysClient signingKeys(PartsClient parts, Neighbours neighbours, Limits limits, Environment environment) {
        var configured = environment.getProperty("union.jwks-uri", "");
        var address = configured.isBlank() ? keysOf(neighbours.address(Part.MEMBER)) : URI.create(configured);
        return new SigningKeysClient(parts, address, limits.keys(), Clock.systemUTC());
    }

    private static @Nullable URI keysOf(@Nullable URI member) {
        return member == null ? null : member.resolve("/member/oauth2/jwks");
    }

    private static boolean guarded(ServerWebExchange exchange) {
        return DoorFilter.destination(exchange) instanceof Destination.Service(_, var open) && !open;
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, AuthenticationException why) {
        var refused = why instanceof InvalidBearerTokenException ? Trouble.TOKEN_REFUSED : Trouble.UNAUTHENTICATED;
        return Mono.error(new TroubleException(refused, why));
    }
}
