package union.replay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptingAFigureTest {
    @ParameterizedTest
    @CsvSource({"EXACT, 100, 100, 100", "OVER, 100, 100, 110", "NEARLY, 100, 90, 100", "ABOUT, 100, 95, 105",
        "AT_LEAST, 100, 100, 1000000", "AT_MOST, 100, 0, 100"})
    void both_ends_of_a_window_are_accepted_and_nothing_beyond(Qualifier qualifier, BigDecimal value, BigDecimal low,
                                                               BigDecimal high) {
        var step = new BigDecimal("0.01");
        assertThat(qualifier.accepts(value, low)).isTrue();
        assertThat(qualifier.accepts(value, high)).isTrue();
        assertThat(qualifier.accepts(value, low.subtract(step))).isEqualTo(qualifier == Qualifier.AT_MOST);
        assertThat(qualifier.accepts(value, high.add(step))).isEqualTo(qualifier == Qualifier.AT_LEAST);
    }

    @Test void a_quotient_is_also_accepted_when_rounded_as_the_source_rounds() {
        assertThat(Qualifier.EXACT.acceptsRounded(new BigDecimal("92.9"), new BigDecimal("92.9204"))).isTrue();
        assertThat(Qualifier.EXACT.acceptsRounded(new BigDecimal("92.9"), new BigDecimal("92.96"))).isFalse();
        assertThat(Qualifier.AT_LEAST.acceptsRounded(new BigDecimal("52"), new BigDecimal("51.6"))).isTrue();
        assertThat(Qualifier.OVER.acceptsRounded(new BigDecimal("7"), new BigDecimal("7.5"))).isTrue();
    }
}
