package union.reporting.figure.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import union.reporting.figure.intake.PositionsDocument.Position;

class HowFreshFiguresAreTest {
    private static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant COUNTED = Instant.parse("2026-06-01T00:00:00Z");

    @Test void where_all_is_counted_they_are_fresh_until_now() {
        assertThat(Freshness.of(UNTIL, Map.of("t-0", 7L, "t-1", 0L), Map.of("t-0", new Position(7, COUNTED))))
                .isEqualTo(new Freshness(UNTIL, 0L));
    }

    @Test void the_rest_of_a_batch_that_shares_its_time_is_not_taken_for_counted() {
        assertThat(Freshness.of(UNTIL, Map.of("t-0", 9L), Map.of("t-0", new Position(7, COUNTED))))
                .isEqualTo(new Freshness(COUNTED.minusMillis(1), 2L));
    }

    @Test void nothing_counted_is_fresh_until_nobody_knows_when() {
        assertThat(Freshness.of(UNTIL, Map.of("t-0", 9L, "t-1", 1L), Map.of("t-0", new Position(7, COUNTED))))
                .isEqualTo(new Freshness(null, 3L));
    }

    @Test void a_log_that_does_not_answer_is_left_alone_for_a_while() {
        var now = new AtomicReference<>(UNTIL);
        var asked = new AtomicInteger();
        InstantSource moving = now::get;
        var client = new FreshnessClient(() -> new Silent(asked), Map::of, moving.withZone(ZoneOffset.UTC));
        assertThat(client.now()).isEqualTo(Freshness.UNKNOWN);
        assertThat(client.now()).isEqualTo(Freshness.UNKNOWN);
        assertThat(asked).hasValue(1);
        now.set(UNTIL.plus(FreshnessClient.FAILED_FOR).plusMillis(1));
        assertThat(client.now()).isEqualTo(Freshness.UNKNOWN);
        assertThat(asked).hasValue(2);
        client.close();
    }

    /** A broker that is away. */
    private static final class Silent extends MockConsumer<String, byte[]> {
        private final AtomicInteger asked;

        Silent(AtomicInteger asked) {
            super(AutoOffsetResetStrategy.EARLIEST.name());
            this.asked = asked;
        }

        @Override public List<PartitionInfo> partitionsFor(String topic, java.time.Duration timeout) {
            asked.incrementAndGet();
            throw new TimeoutException("away");
        }
    }
}
