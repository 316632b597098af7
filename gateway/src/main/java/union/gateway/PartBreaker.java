package union.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

/**
 * Spares a part that fails, and the clients that would wait for it (断路器). When enough of the latest requests found
 * nobody, were not answered in time or were answered 5xx, the part is not asked for a while; then a few requests are
 * let through to see. What a client did wrong or gave up, and a door that is itself too crowded, say nothing of the
 * part. However slow a part is, only so many requests wait for it at once.
 */
final class PartBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(PartBreaker.class);

    private final Part part;
    private final int requestsMax;
    private final String pauseSeconds;
    private final CircuitBreaker breaker;
    private final AtomicInteger waiting = new AtomicInteger();

    PartBreaker(Part part, Limits.Part limits) {
        this.part = part;
        this.requestsMax = limits.requestsMax();
        this.pauseSeconds = Long.toString(Math.max(1, limits.breaker().pause().toSeconds()));
        this.breaker = CircuitBreaker.of(part.prefix(), CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(limits.breaker().window().toSeconds()))
                .minimumNumberOfCalls(limits.breaker().requestsMin())
                .failureRateThreshold(limits.breaker().failurePercentMax())
                .waitDurationInOpenState(limits.breaker().pause())
                .permittedNumberOfCallsInHalfOpenState(limits.breaker().probesMax()).build());
        breaker.getEventPublisher().onStateTransition(
                event -> LOG.warn("Breaker of part {}: {}", part.prefix(), event.getStateTransition()));
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** One more request for the part; a {@link TroubleException} where it is not to be asked. */
    Asked enter() {
        if (waiting.incrementAndGet() > requestsMax) {
            waiting.decrementAndGet();
            throw new TroubleException(Trouble.PART_CROWDED, part.prefix());
        }
        if (!breaker.tryAcquirePermission()) {
            waiting.decrementAndGet();
            throw new TroubleException(Trouble.PART_RESTING, part.prefix(), pauseSeconds);
        }
        return new Asked();
    }

    /** A request on its way. It ends once: a probe that never ended would keep its place for ever. */
    final class Asked {
        private final long began = breaker.getCurrentTimestamp();
        private final AtomicBoolean over = new AtomicBoolean();

        void answered(@Nullable HttpStatusCode status) {
            if (status != null && status.is5xxServerError()) {
                failed(new IOException("answered " + status.value()));
            } else if (ends()) {
                breaker.onSuccess(took(), breaker.getTimestampUnit());
            }
        }

        void failed(Throwable failure) {
            if (!isOfThePart(failure)) {
                forgotten();
            } else if (ends()) {
                breaker.onError(took(), breaker.getTimestampUnit(), failure);
            }
        }

        void forgotten() {
            if (ends()) {
                breaker.releasePermission();
            }
        }

        private boolean ends() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            waiting.decrementAndGet();
            return true;
        }

        private long took() {
            return breaker.getCurrentTimestamp() - began;
        }

        private static boolean isOfThePart(Throwable failure) {
            return failure instanceof IOException || (failure instanceof ResponseStatusException thrown
                    && thrown.getStatusCode().is5xxServerError());
        }
    }
}
