package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.ISSUER;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.REPORT;
import static union.gateway.Town.bearer;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final String TRUSTED = "--union.gateway.proxies.trusted=127.0.0.0/8,::1";

    private static Door allowing(String... settings) {
        var all = new ArrayList<>(List.of("--union.gateway.routes.member=" + MEMBER.url(),
                "--union.gateway.routes.report=" + REPORT.url()));
        for (var setting : settings) {
            all.add(setting.startsWith("--") ? setting : "--union.gateway.limits.rates." + setting);
        }
        return Door.open(all.toArray(String[]::new));
    }

    private static String[] both(String whose, String of, int requestsMax) {
        return new String[] {whose + "." + of + ".requests-max=" + requestsMax, whose + "." + of + ".window=1h"};
    }

    private static void isTooMany(HttpResponse<String> answer, String policy) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Door.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Door.json(answer).get("type").asString()).isEqualTo("urn:union:too-many");
        assertThat(Door.header(answer, "RateLimit")).contains('"' + policy + "\";r=0;t=");
        var retryAfter = Door.header(answer, "Retry-After");
        assertThat(Door.header(answer, "RateLimit")).endsWith(";t=" + retryAfter);
        assertThat(Door.json(answer).get("detail").asString()).contains(retryAfter);
    }

    private static int read(Door door, String... headers) {
        return door.get("/member/login", headers).statusCode();
    }

    @Test
    void every_counted_answer_tells_the_policy_and_what_is_left() {
        try (var door = allowing("address.read.requests-max=10", "address.read.window=1h",
                "subject.read.requests-max=5", "subject.read.window=2h")) {
            var anonymous = door.get("/health");
            var known = door.get("/report/units/u1", "Authorization", bearer());

            assertThat(Door.header(anonymous, "RateLimit-Policy")).isEqualTo("\"address-read\";q=10;w=3600");
            assertThat(Door.header(anonymous, "RateLimit")).isEqualTo("\"address-read\";r=9;t=3600");
            assertThat(Door.header(known, "RateLimit-Policy"))
                    .isEqualTo("\"address-read\";q=10;w=3600, \"subject-read\";q=5;w=7200");
            assertThat(Door.header(known, "RateLimit"))
                    .matches("\"address-read\";r=8;t=3\\d{3}, \"subject-read\";r=4;t=7200");
        }
    }

    @Test
    void an_address_that_asks_too_often_is_refused_before_its_token_is_looked_at_and_told_when_to_come_again() {
        try (var door = allowing(both("address", "read", 3))) {
            for (int i = 0; i < 3; i++) {
                assertThat(read(door)).isEqualTo(200);
            }
            isTooMany(door.get("/report/units/u1", "Authorization", "Bearer xyz"), "address-read");
            assertThat(door.put("/report/units/u1", "{}", "Authorization", bearer()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_subject_has_one_share_whatever_tokens_and_addresses_it_uses_and_others_have_theirs() {
        try (var door = allowing("subject.write.requests-max=2", "subject.write.window=1h", TRUSTED)) {
            for (int i = 0; i < 2; i++) {
                assertThat(door.put("/report/units/u1", "{}", "Authorization", "Bearer " + ISSUER.token(),
                        "X-Forwarded-For", "1.2.3." + i).statusCode()).isEqualTo(200);
            }
            isTooMany(door.put("/report/units/u1", "{}", "Authorization", "Bearer " + ISSUER.token(),
                    "X-Forwarded-For", "1.2.3.9"), "subject-write");
            assertThat(door.put("/report/units/u1", "{}", "Authorization", "Bearer " + ISSUER.tokenOf("p2"))
                    .statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signing_in_has_a_share_of_its_own() {
        try (var door = allowing(both("address", "sign-in", 1))) {
            assertThat(door.put("/member/activations/x", "{}").statusCode()).isEqualTo(200);
            isTooMany(door.put("/member/login", "{}"), "address-sign-in");
            assertThat(read(door)).isEqualTo(200);
        }
    }

    @Test
    void a_forged_address_opens_no_share_of_its_own_and_a_trusted_proxy_s_does() {
        try (var door = allowing(both("address", "read", 1))) {
            assertThat(read(door, "X-Forwarded-For", "1.1.1.1")).isEqualTo(200);
            assertThat(read(door, "X-Forwarded-For", "2.2.2.2")).isEqualTo(429);
        }
        try (var door = allowing("address.read.requests-max=1", "address.read.window=1h", TRUSTED)) {
            assertThat(read(door, "X-Forwarded-For", "1.1.1.1")).isEqualTo(200);
            assertThat(read(door, "X-Forwarded-For", "2.2.2.2")).isEqualTo(200);
            assertThat(read(door, "X-Forwarded-For", "9.9.9.9, 2.2.2.2")).isEqualTo(429);
        }
    }

    @Test
    void one_network_of_ipv6_is_one_client() {
        try (var door = allowing("address.read.requests-max=1", "address.read.window=1h", TRUSTED)) {
            assertThat(read(door, "X-Forwarded-For", "2001:db8:1:2::1")).isEqualTo(200);
            assertThat(read(door, "X-Forwarded-For", "2001:db8:1:2:ffff::9")).isEqualTo(429);
            assertThat(read(door, "X-Forwarded-For", "2001:db8:1:3::1")).isEqualTo(200);
        }
    }

    @Test
    void a_share_is_whole_again_when_its_window_is_over_and_not_before() {
        var clock = new TestClock(Instant.EPOCH);
        var quota = new Quota("q", new Limits.Rate(2, Duration.ofSeconds(10)), 100, clock.ticker());
        var client = RateKey.of("p1");
        quota.take(client);
        clock.advance(Duration.ofMillis(9_500));
        assertThat(quota.take(client).granted()).isTrue();
        var refused = quota.take(client);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.seconds()).isEqualTo(1);

        clock.advance(Duration.ofMillis(500));
        assertThat(quota.take(client).left()).isEqualTo("\"q\";r=1;t=10");
    }

    @Test
    void a_flood_of_addresses_takes_bounded_memory() {
        var quota = new Quota("q", new Limits.Rate(2, Duration.ofHours(1)), 100,
                new TestClock(Instant.EPOCH).ticker());
        for (int i = 0; i < 10_000; i++) {
            quota.take(RateKey.of(InetAddress.ofLiteral("10.0.%d.%d".formatted(i / 256, i % 256))));
        }
        assertThat(quota.clients()).isBetween(1L, 100L);
    }

    @Test
    void a_refusal_speaks_the_reader_s_language() {
        try (var door = allowing(both("address", "read", 1))) {
            read(door);
            assertThat(door.get("/member/login", "Accept-Language", "en").body())
                    .contains("Too many requests", "1 requests in 3600 seconds");
            assertThat(door.get("/member/login").body()).contains("请求过于频繁");
        }
    }
}
