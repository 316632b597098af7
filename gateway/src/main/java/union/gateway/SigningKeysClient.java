package union.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys (签名公钥), fetched when the first token comes and kept, so that the gateway starts before
 * member-service and outlives its absence: known keys go on proving tokens. Without any keys nothing can be proven,
 * and that is our trouble (503), never the client's (401). Tokens that name unknown keys cause at most one fetch per
 * {@link Limits.Keys#pauseMin()}, however many come.
 */
final class SigningKeysClient {
    private record Kept(JWKSet set, Instant at) {}

    private final PartsClient parts;
    private final @Nullable URI address;
    private final Limits.Keys limits;
    private final Clock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<JWKSet>> running = new AtomicReference<>();
    private volatile Instant asked = Instant.MIN;

    SigningKeysClient(PartsClient parts, @Nullable URI address, Limits.Keys limits, Clock clock) {
        this.parts = parts;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
    }

    Flux<JWK> keys(SignedJWT token) {
        return set(token.getHeader().getKeyID()).flatMapIterable(JWKSet::getKeys);
    }

    private Mono<JWKSet> set(@Nullable String keyId) {
        var now = kept.get();
        if (now != null && (keyId == null || now.set().getKeyByKeyId(keyId) != null)) {
            if (older(now.at(), limits.ageMax()) && mayAsk()) {
                refresh().subscribe(_ -> { }, _ -> { });   // the kept keys serve on; the next request asks again
            }
            return Mono.just(now.set());
        }
        if (now == null) {
            return mayAsk() ? refresh() : joined();
        }
        return mayAsk() ? refresh().onErrorReturn(now.set()) : Mono.just(now.set());
    }

    private Mono<JWKSet> joined() {
        var ongoing = running.get();
        return ongoing != null ? ongoing : Mono.error(silent(null));
    }

    private boolean mayAsk() {
        return older(asked, limits.pauseMin());
    }

    private boolean older(Instant then, Duration age) {
        return then.equals(Instant.MIN) || Duration.between(then, clock.instant()).compareTo(age) >= 0;
    }

    private Mono<JWKSet> refresh() {
        var fetch = fetch().doFinally(_ -> running.set(null)).cache();
        var ongoing = running.compareAndExchange(null, fetch);
        if (ongoing != null) {
            return ongoing;
        }
        asked = clock.instant();
        return fetch;
    }

    private Mono<JWKSet> fetch() {
        if (address == null) {
            return Mono.error(silent(null));
        }
        return parts.text(address, limits.timeMax())
                .map(SigningKeysClient::parsed).switchIfEmpty(Mono.error(silent(null)))
                .doOnNext(set -> kept.set(new Kept(set, clock.instant())))
                .onErrorMap(SigningKeysClient::silent);
    }

    private static JWKSet parsed(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException unreadable) {
            throw silent(unreadable);
        }
    }

    private static TroubleException silent(@Nullable Throwable cause) {
        return new TroubleException(Trouble.PART_SILENT, cause, Part.MEMBER.prefix());
    }
}
