package union.member.account.signin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import union.member.account.RateLimit;
import union.platform.PlatformSettings;

/** The login pages are the only place where a cookie is believed; so here, and only here, forms carry a CSRF token. */
@Configuration(proxyBeanMethods = false)
public class LoginSecurityConfiguration {

    @Bean SessionCookieResource sessionCookie(
            PlatformSettings settings, @Value("${server.servlet.context-path:/}") String contextPath) {
        return new SessionCookieResource(contextPath, "https".equals(URI.create(settings.issuer()).getScheme()));
    }

    @Bean RateLimit signInTries(Clock clock) {
        return new RateLimit(clock, LoginResource.TRIES_PER_MINUTE_MAX, Duration.ofMinutes(1));
    }

    @Bean @Order(2) SecurityFilterChain loginSecurity(
            HttpSecurity http, SessionCookieResource cookie, LoginPageResource pages) {
        return http.securityMatcher("/login", "/login/*")
            .csrf(c -> c.csrfTokenRepository(csrf(cookie)))
            .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(LoginPage.POLICY))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER)))
            .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
            .authorizeHttpRequests(r -> r.anyRequest().permitAll())
            .exceptionHandling(e -> e.accessDeniedHandler((request, response, _) -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                pages.write(request, response, "login.expired");
            }))
            .build();
    }

    private static CookieCsrfTokenRepository csrf(SessionCookieResource cookie) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookiePath(cookie.path());
        repository.setCookieCustomizer(c -> c.httpOnly(true).secure(cookie.secure()).sameSite("Lax"));
        return repository;
    }
}
