package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static union.gateway.Town.ISSUER;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.REPORT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class ProvenTokensTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final AtomicInteger proofs = new AtomicInteger();

    private static Door before(String... settings) {
        var all = new String[settings.length + 2];
        all[0] = "--union.gateway.routes.report=" + REPORT.url();
        all[1] = "--union.jwks-uri=" + MEMBER.url() + "/member/oauth2/jwks";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return Door.open(all);
    }

    private static double count(Door door, String result) {
        return door.bean(MeterRegistry.class).get("union.gateway.tokens").tag("result", result).counter().count();
    }

    private ProvenTokens keeping(int tokensMax, Duration ageMax) {
        var limits = new Limits.Keys(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofSeconds(1), tokensMax,
                ageMax);
        return new ProvenTokens(token -> {
            proofs.incrementAndGet();
            return token.startsWith("bad") ? Mono.error(new BadJwtException("no")) : Mono.just(lasting(token));
        }, limits, clock, clock.ticker(), new SimpleMeterRegistry());
    }

    private static Jwt lasting(String token) {
        return Jwt.withTokenValue(token).header("alg", "RS256").subject(token)
                .expiresAt(START.plusSeconds(300)).build();
    }

    @Test
    void a_token_is_proven_once_and_remembered_for_every_further_request() {
        var bearer = "Bearer " + ISSUER.token();
        try (var door = before()) {
            for (int i = 0; i < 5; i++) {
                assertThat(door.get("/report/units/u1", "Authorization", bearer).statusCode()).isEqualTo(200);
            }
            assertThat(count(door, "proven")).isEqualTo(1);
            assertThat(count(door, "remembered")).isEqualTo(4);
        }
    }

    @Test
    void a_token_past_its_end_is_never_remembered() {
        var justEnded = "Bearer " + ISSUER.token(Issuer.NAME, Duration.ofSeconds(-1));
        try (var door = before()) {
            door.get("/report/units/u1", "Authorization", justEnded);
            door.get("/report/units/u1", "Authorization", justEnded);
            assertThat(count(door, "remembered")).isZero();
        }
    }

    @Test
    void a_token_that_differs_in_one_letter_is_another_token() {
        var token = ISSUER.token();
        try (var door = before()) {
            assertThat(door.get("/report/units/u1", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
            var other = token.substring(0, token.length() - 6) + "AAAAAA";
            assertThat(door.get("/report/units/u1", "Authorization", "Bearer " + other).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void what_was_proven_is_proven_again_after_its_age_and_not_used_beyond_its_end() {
        var tokens = keeping(10, Duration.ofMinutes(2));
        tokens.claims("a").block();
        clock.advance(Duration.ofSeconds(119));
        assertThat(tokens.claims("a").block()).isNotNull();
        assertThat(proofs).hasValue(1);

        clock.advance(Duration.ofSeconds(2));
        tokens.claims("a").block();
        assertThat(proofs).hasValue(2);

        clock.advance(Duration.ofMinutes(3));
        tokens.claims("a").block();
        assertThat(proofs).hasValue(3);
    }

    @Test
    void refusals_are_not_kept_and_memory_is_bounded() {
        var tokens = keeping(100, Duration.ofMinutes(2));
        for (int i = 0; i < 1_000; i++) {
            var bad = "bad" + i;
            assertThatThrownBy(() -> tokens.claims(bad).block()).isInstanceOf(BadJwtException.class);
        }
        assertThat(tokens.size()).isZero();

        for (int i = 0; i < 1_000; i++) {
            tokens.claims("good" + i).block();
        }
        assertThat(tokens.size()).isBetween(1L, 100L);
    }
}
