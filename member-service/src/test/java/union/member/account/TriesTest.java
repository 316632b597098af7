package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test void the_first_tries_wait_for_nothing() {
        assertThat(after(Tries.FREE_MAX - 1).charge(NOON)).isPresent();
    }

    @Test void then_the_account_waits_and_the_wait_doubles() {
        assertThat(Tries.waitAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Tries.waitAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Tries.waitAfter(7)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test void no_wait_is_longer_than_its_bound_however_many_tries_there_were() {
        for (int tries : new int[] {10, 100, Integer.MAX_VALUE})
            assertThat(Tries.waitAfter(tries)).isEqualTo(Tries.WAIT_MAX);
    }

    @Test void a_try_during_the_wait_is_not_counted_and_not_made() {
        assertThat(after(Tries.FREE_MAX).charge(NOON.plusSeconds(29))).isEmpty();
        assertThat(after(Tries.FREE_MAX).charge(NOON.plusSeconds(30))).get()
            .extracting(Tries::failed).isEqualTo(Tries.FREE_MAX + 1);
    }

    @Test void after_a_day_of_quiet_the_count_begins_anew() {
        var next = after(50).charge(NOON.plus(Tries.MEMORY_MAX).plus(Tries.WAIT_MAX).plusSeconds(1));

        assertThat(next).get().extracting(Tries::failed).isEqualTo(1);
    }

    private static Tries after(int failed) {
        return new Tries(failed, NOON.plus(Tries.waitAfter(failed)));
    }
}
