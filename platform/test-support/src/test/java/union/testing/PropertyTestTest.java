package union.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PropertyTestTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2016, 1, 1);

    @TestFactory
    DynamicTest draws_stay_within_their_bounds() {
        return PropertyTest.property("draws stay within their bounds", 200, g -> {
            assertThat(g.between(-3, 3)).isBetween(-3, 3);
            assertThat(g.date(NEW_YEAR, NEW_YEAR.plusDays(2))).isBetween(NEW_YEAR, NEW_YEAR.plusDays(2));
            assertThat(g.around(NEW_YEAR, 1)).isBetween(NEW_YEAR.minusDays(1), NEW_YEAR.plusDays(1));
            assertThat(g.shuffled(List.of(1, 2, 3))).containsExactlyInAnyOrder(1, 2, 3);
            assertThat(List.of("a", "b")).contains(g.pick(List.of("a", "b"))).containsAll(g.some(List.of("a", "b")));
            assertThat(g.word(5)).matches("[a-z]{1,5}");
            assertThat(g.chance(0)).isFalse();
            assertThat(g.chance(100)).isTrue();
        });
    }

    @Test
    void the_same_seed_draws_the_same() {
        var one = new Generator(7);
        var other = new Generator(7);
        assertThat(one.uuid()).isEqualTo(other.uuid());
        assertThat(one.shuffled(List.of(1, 2, 3, 4))).isEqualTo(other.shuffled(List.of(1, 2, 3, 4)));
    }

    @Test
    void a_failure_names_its_seed_and_that_seed_fails_again() {
        PropertyTest.Claim claim = g -> assertThat(g.between(1, 6)).isLessThan(6);
        var failure = catchThrowable(() -> PropertyTest.check("dice", 10_000, claim));
        var seed = Pattern.compile("-Dseed=(-?\\d+)").matcher(String.valueOf(failure.getMessage()));
        assertThat(seed.find()).isTrue();
        System.setProperty("seed", seed.group(1));
        try {
            assertThatThrownBy(() -> PropertyTest.check("dice", 1, claim)).hasMessageContaining(seed.group());
        } finally {
            System.clearProperty("seed");
        }
    }

    @Test
    void it_runs_as_often_as_asked() {
        var runs = new AtomicInteger();
        PropertyTest.check("counts", 12, _ -> runs.incrementAndGet());
        assertThat(runs).hasValue(Long.getLong("seed") == null ? Integer.getInteger("runs", 12) : 1);
    }
}
