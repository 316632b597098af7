package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final TestClock clock = new TestClock();
    private final RateLimit tries = new RateLimit(clock, 2, Duration.ofMinutes(1));

    @Test void a_name_is_tried_so_often_and_again_when_its_while_is_over() {
        var wei = new Username("wei");
        assertThat(tries.allows(wei)).isTrue();
        assertThat(tries.allows(wei)).isTrue();
        assertThat(tries.allows(wei)).isFalse();

        clock.forward(Duration.ofMinutes(2));

        assertThat(tries.allows(wei)).isTrue();
    }

    @Test void a_while_that_is_over_is_forgotten() {
        for (int i = 0; i < 1_000; i++) tries.allows(new Username("name-" + i));
        assertThat(tries.kept()).isEqualTo(1_000);

        clock.forward(Duration.ofMinutes(2));
        tries.allows(new Username("wei"));

        assertThat(tries.kept()).isEqualTo(1);
    }
}
