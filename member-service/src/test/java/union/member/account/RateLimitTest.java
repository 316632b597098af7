package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Peer HERE = Peer.of("192.0.2.1");
    private final TestClock clock = new TestClock();
    private final RateLimit tries = new RateLimit(clock, 2, Duration.ofMinutes(1));

    @Test void a_name_is_tried_so_often_and_again_when_its_while_is_over() {
        var wei = new Username("wei");
        assertThat(tries.allows(wei, HERE)).isTrue();
        assertThat(tries.allows(wei, HERE)).isTrue();
        assertThat(tries.allows(wei, HERE)).isFalse();
        assertThat(tries.allows(wei, Peer.of("192.0.2.2"))).isTrue();

        clock.forward(Duration.ofMinutes(2));

        assertThat(tries.allows(wei, HERE)).isTrue();
    }

    @Test void a_while_that_is_over_is_forgotten() {
        for (int i = 0; i < 1_000; i++) tries.allows(new Username("name-" + i), HERE);
        assertThat(tries.kept()).isEqualTo(1_000);

        clock.forward(Duration.ofMinutes(2));
        tries.allows(new Username("wei"), HERE);

        assertThat(tries.kept()).isEqualTo(1);
    }
}
