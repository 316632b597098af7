package union.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens that were proven (已验令牌): a signature is checked once and its claims are then kept until the token ends, and
 * for {@link Limits.Keys#tokensAgeMax()} at most, so that a withdrawn key is noticed. A token is known by its SHA-256
 * alone: whoever reads this memory cannot sign in with it. Only what was proven is kept, never a refusal, so that
 * strangers with invented tokens push nobody out.
 */
final class ProvenTokens {
    private final ReactiveJwtDecoder prover;
    private final Clock clock;
    private final Cache<ByteBuffer, Jwt> kept;
    private final Counter proven;
    private final Counter remembered;

    ProvenTokens(ReactiveJwtDecoder prover, Limits.Keys limits, Clock clock, Ticker ticker, MeterRegistry meters) {
        this.prover = prover;
        this.clock = clock;
        this.kept = Caffeine.newBuilder().maximumSize(limits.tokensMax()).expireAfterWrite(limits.tokensAgeMax())
                .ticker(ticker).executor(Runnable::run).build();
        this.proven = meters.counter("union.gateway.tokens", "result", "proven");
        this.remembered = meters.counter("union.gateway.tokens", "result", "remembered");
    }

    /** The claims of this token; an error where it cannot be proven or has ended. */
    Mono<Jwt> claims(String token) {
        var digest = digest(token);
        var known = kept.getIfPresent(digest);
        if (known != null && lasts(known)) {
            remembered.increment();
            return Mono.just(known);
        }
        return prover.decode(token).doOnNext(claims -> {
            proven.increment();
            kept.put(digest, claims);
        });
    }

    /** How many are kept. */
    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }

    /** After its end the prover decides: it allows for clocks that differ a little. */
    private boolean lasts(Jwt claims) {
        var end = claims.getExpiresAt();
        return end != null && end.isAfter(clock.instant());
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
