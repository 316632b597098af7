package union.member.account.signin;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenID provider and its pages, and the sweep that forgets what is over. */
@Configuration(proxyBeanMethods = false)
public class SignInConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SignInConfiguration.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** Not every store removes by date itself, so each instance does, a bounded number at a time. */
    @Bean(destroyMethod = "shutdownNow") ScheduledExecutorService signInSweep(
            SessionClient sessions, AuthorizationClient authorizations) {
        var sweep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sign-in-sweep").factory());
        var _ = sweep.scheduleWithFixedDelay(() -> sweep(sessions, authorizations), SWEEP_EVERY.toSeconds(),
            SWEEP_EVERY.toSeconds(), TimeUnit.SECONDS);
        return sweep;
    }

    private static void sweep(SessionClient sessions, AuthorizationClient authorizations) {
        try {
            sessions.sweep();
            authorizations.sweep();
        } catch (com.mongodb.MongoException e) {
            LOG.warn("What is over at the login pages could not be forgotten and will be next time: {}", e.toString());
        }
    }
}
