package union.platform;

import io.micrometer.tracing.Tracer;
import java.time.Clock;
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
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import union.platform.web.AccessGate;
import union.platform.web.OpenOperations;
import union.platform.access.Ownership;
import union.platform.access.Rights;
import union.platform.text.Messages;
import union.platform.event.DirectoryFeed;
import union.platform.web.ActArguments;
import union.platform.web.ContainerErrorResource;
import union.platform.web.DeadLetterResource;
import union.platform.web.HealthResource;
import union.platform.web.Problem;
import union.platform.web.ProblemAdvice;
import union.platform.web.RequestBodies;

/** HTTP of a service: a plain resource server behind the gateway, with one gate and one place for problems. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, DeadLetterResource.class, HealthResource.class, ContainerErrorResource.class})
class PlatformWebConfiguration {

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
            .oauth2ResourceServer(r -> r.jwt(_ -> {}).authenticationEntryPoint((request, response, _) ->
                problems.resolveException(request, response, null, Problem.unauthenticated())))
            .build();
    }

    /** For this federation alone: an outside provider's other tokens are signed as well, and say what they like. */
    @Bean JwtDecoder jwtDecoder(
            PlatformSettings settings, @Value("${union.audience:${union.issuer}}") String audience) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(settings.jwksUri())
            .jwsAlgorithm(SignatureAlgorithm.RS256).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(settings.issuer()),
            new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD, to -> to != null && to.contains(audience))));
        return decoder;
    }

    /** Keeps Spring Boot from making a user of its own; people sign in at member-service. */
    @Bean @org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean
    UserDetailsService nobodySignsInHere() {
        return name -> {
            throw new UsernameNotFoundException("people sign in at member-service");
        };
    }
}
