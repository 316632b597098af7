package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Peer HOME = Peer.of("192.0.2.1");
    private static final Peer ELSEWHERE = Peer.of("198.51.100.7");

    @Test void the_first_tries_wait_for_nothing() {
        assertThat(after(Tries.FREE_MAX - 1, HOME).charge(HOME, NOON)).isPresent();
    }

    @Test void then_the_place_waits_and_the_wait_doubles() {
        assertThat(Tries.waitAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Tries.waitAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Tries.waitAfter(7)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test void no_wait_is_longer_than_its_bound_however_many_tries_there_were() {
        for (int tries : new int[] {10, 100, Integer.MAX_VALUE})
            assertThat(Tries.waitAfter(tries)).isEqualTo(Tries.WAIT_MAX);
    }

    @Test void a_try_during_the_wait_is_not_counted_and_not_made() {
        assertThat(after(Tries.FREE_MAX, HOME).charge(HOME, NOON.plusSeconds(29))).isEmpty();
        assertThat(after(Tries.FREE_MAX, HOME).charge(HOME, NOON.plusSeconds(30))).get()
            .extracting(t -> t.places().getFirst().failed()).isEqualTo(Tries.FREE_MAX + 1);
    }

    @Test void another_place_does_not_wait_for_the_mistakes_of_the_first() {
        assertThat(after(Tries.FREE_MAX, ELSEWHERE).charge(HOME, NOON)).isPresent();
    }

    @Test void after_a_day_of_quiet_the_count_begins_anew() {
        var next = after(50, HOME).charge(HOME, NOON.plus(Tries.MEMORY_MAX).plus(Duration.ofHours(20)));

        assertThat(next).get().extracting(t -> t.places().getFirst().failed()).isEqualTo(1);
    }

    @Test void all_unknown_places_together_wait_at_last_and_one_where_the_password_was_right_does_not() {
        var tries = Tries.NONE.right(HOME, NOON);
        for (int i = 0; i < Tries.ALL_FREE_MAX; i++)
            tries = tries.charge(Peer.of("203.0.113." + i), NOON).orElseThrow();

        assertThat(tries.charge(ELSEWHERE, NOON)).isEmpty();
        assertThat(tries.charge(HOME, NOON)).isPresent();
        assertThat(tries.charge(ELSEWHERE, NOON.plus(Tries.WAIT_FIRST))).isPresent();
    }

    @Test void places_are_bounded_and_those_that_are_known_stay() {
        var tries = Tries.NONE.right(HOME, NOON.minusSeconds(60));
        for (int i = 0; i < 80; i++) tries = tries.charge(Peer.of("203.0.113." + i), NOON).orElseThrow();

        assertThat(tries.places()).hasSize(Tries.PLACES_MAX).anyMatch(p -> p.known());
    }

    @Test void addresses_of_one_household_are_one_place() {
        assertThat(Peer.of("2001:db8:1:2:3::4")).isEqualTo(Peer.of("2001:db8:1:2::1")).isNotEqualTo(Peer.of("::1"));
        assertThat(Peer.of("x".repeat(10_000))).isEqualTo(Peer.of(""));
    }

    private static Tries after(int failed, Peer peer) {
        var at = NOON;
        var tries = Tries.NONE;
        for (int i = 0; i < failed; i++) {
            var wait = Tries.waitAfter(i);
            tries = tries.charge(peer, at.plus(wait)).orElseThrow();
            at = at.plus(wait);
        }
        return shifted(tries, Duration.between(at, NOON));
    }

    /** As if the last try had been at noon. */
    private static Tries shifted(Tries tries, Duration by) {
        return new Tries(tries.failed(), tries.notBefore().plus(by), tries.places().stream()
            .map(p -> new Tries.Place(p.peer(), p.failed(), p.notBefore().plus(by), p.known())).toList());
    }
}
