package union.platform;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.micrometer.tracing.Tracer;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import union.platform.access.Ownership;
import union.platform.access.Rights;
import union.platform.aggregate.Weather;
import union.platform.event.DirectoryFeed;
import union.platform.text.Messages;
import union.platform.web.AccessGate;
import union.platform.web.ActArguments;
import union.platform.web.ContainerErrorResource;
import union.platform.web.DeadLetterResource;
import union.platform.web.HealthResource;
import union.platform.web.OpenOperations;
import union.platform.web.Problem;
import union.platform.web.ProblemAdvice;
import union.platform.web.RequestBodies;

/** HTTP of a service: a plain resource server behind the gateway, with one gate and one place for problems. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, DeadLetterResource.class, HealthResource.class, ContainerErrorResource.class})
class PlatformWebConfiguration {
    private static final Duration KEYS_FRESH_MAX = Duration.ofMinutes(5);
    private static final Duration KEYS_OUTAGE_MAX = Duration.ofDays(1);
    private static final int KEYS_WAIT_MILLIS_MAX = 2_000;
    private static final int KEYS_BYTES_MAX = 64 << 10;
    private static final long KEYS_PAUSE_MILLIS = 1_000;

    @Bean AccessGate accessGate(Ownership ownership, DirectoryFeed feed, Clock clock, PlatformSettings settings) {
        return new AccessGate(ownership, feed::ready, clock, settings.zone());
    }

    @Bean WebMvcConfigurer gateAndArguments(AccessGate gate, Clock clock, ObjectProvider<Tracer> tracer) {
        return new WebMvcConfigurer() {
            @Override public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActArguments(clock, () -> UUID.randomUUID().toString(), tracer.getIfAvailable()));
            }
        };
    }

    @Bean SmartInitializingSingleton everyOperationNamesItsRight(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations, Rights rights) {
        return () -> OpenOperations.refuse(operations, rights);
    }

    @Bean LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Messages.DEFAULT, Locale.ENGLISH));
        resolver.setDefaultLocale(Messages.DEFAULT);
        return resolver;
    }

    @Bean FilterRegistrationBean<RequestBodies> requestBodies(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var filter = new FilterRegistrationBean<>(new RequestBodies(problems));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 100); // after the token was checked
        return filter;
    }

    /** Tokens are read here; whether an operation needs one is said at the operation and decided by the gate. */
    @Bean @Order(100) SecurityFilterChain apiSecurity(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher("/**")
            .csrf(AbstractHttpConfigurer::disable) // no cookie is ever believed here
            .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
            .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .authorizeHttpRequests(r -> r.anyRequest().permitAll())
            .oauth2ResourceServer(r -> r.jwt(_ -> {})
                .authenticationEntryPoint((request, response, _) ->
                    problems.resolveException(request, response, null, Problem.unauthenticated()))
                .withObjectPostProcessor(answering(problems)))
            .build();
    }

    /** A token that is refused is 401; one that cannot be judged, because its issuer is away, is 503. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(HandlerExceptionResolver problems) {
        return new ObjectPostProcessor<>() {
            @Override public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, refused) ->
                    problems.resolveException(request, response, null,
                        refused instanceof AuthenticationServiceException ? new Weather.NotReady("the token's issuer")
                            : Problem.unauthenticated()));
                return filter;
            }
        };
    }

    /** For this federation alone: an outside provider's other tokens are signed as well, and say what they like. */
    @Bean JwtDecoder jwtDecoder(
            PlatformSettings settings, @Value("${union.audience:${union.issuer}}") String audience) {
        var decoder = NimbusJwtDecoder.withJwkSource(issuerKeys(settings.jwksUri(), KEYS_FRESH_MAX))
            .jwsAlgorithm(SignatureAlgorithm.RS256).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(settings.issuer()),
            new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD, to -> to != null && to.contains(audience))));
        return decoder;
    }

    /**
     * The issuer's keys, asked for anew after a while and when a token names an unknown one, at most once a second.
     * While the issuer is away those that were read last go on, for a day.
     */
    static JWKSource<SecurityContext> issuerKeys(String uri, Duration freshMax) {
        try {
            var reading = new DefaultResourceRetriever(KEYS_WAIT_MILLIS_MAX, KEYS_WAIT_MILLIS_MAX, KEYS_BYTES_MAX);
            return JWKSourceBuilder.<SecurityContext>create(URI.create(uri).toURL(), reading)
                .refreshAheadCache(false).cache(freshMax.toMillis(), 2L * KEYS_WAIT_MILLIS_MAX)
                .rateLimited(KEYS_PAUSE_MILLIS).outageTolerant(KEYS_OUTAGE_MAX.toMillis()).build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("union.jwks-uri is no address: " + uri, e);
        }
    }

    /** Keeps Spring Boot from making a user of its own; people sign in at member-service. */
    @Bean @org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean
    UserDetailsService nobodySignsInHere() {
        return name -> {
            throw new UsernameNotFoundException("people sign in at member-service");
        };
    }
}
