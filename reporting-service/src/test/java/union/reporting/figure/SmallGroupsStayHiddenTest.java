package union.reporting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.catalogue.Metric;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Span;

class SmallGroupsStayHiddenTest {
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    private static final Metric AID = CATALOGUE.metric("aid.persons");
    private static final Metric ROLL = CATALOGUE.metric("member.roll");

    @Test void below_five_a_unit_above_sees_that_it_is_suppressed() {
        assertThat(SmallGroups.protect(AID, View.FROM_ABOVE, amount(4))).isEqualTo(Amount.HIDDEN);
        assertThat(SmallGroups.protect(AID, View.FROM_ABOVE, amount(5))).isEqualTo(amount(5));
        assertThat(SmallGroups.protect(AID, View.FROM_ABOVE, amount(0))).isEqualTo(amount(0));
    }

    @Test void the_units_own_figures_are_never_suppressed_and_plain_metrics_never() {
        assertThat(SmallGroups.protect(AID, View.OWN, amount(1))).isEqualTo(amount(1));
        assertThat(SmallGroups.protect(ROLL, View.FROM_ABOVE, amount(1))).isEqualTo(amount(1));
    }

    @Test void a_small_numerator_hides_its_rate() {
        var rate = new Amount(Amount.Status.OK, new BigDecimal("50.0000"),
                new Amount.Parts(BigDecimal.valueOf(2), BigDecimal.valueOf(4)), null);
        assertThat(SmallGroups.protect(AID, View.FROM_ABOVE, rate)).isEqualTo(Amount.HIDDEN);
    }

    @Test void from_above_sensitive_figures_come_for_calendar_periods_only() {
        assertThat(fault(AID, "2015-01-01", "2015-12-31", View.FROM_ABOVE)).isFalse();
        assertThat(fault(AID, "2015-04-01", "2015-06-30", View.FROM_ABOVE)).isFalse();
        assertThat(fault(AID, "2015-02-01", "2015-04-30", View.FROM_ABOVE)).isTrue();
        assertThat(fault(AID, "2015-01-01", "2015-12-30", View.FROM_ABOVE)).isTrue();
        assertThat(fault(AID, "2015-01-01", "2015-12-30", View.OWN)).isFalse();
        assertThat(fault(ROLL, "2015-01-01", "2015-12-30", View.FROM_ABOVE)).isFalse();
    }

    private static Amount amount(long value) {
        return Amount.of(BigDecimal.valueOf(value));
    }

    private static boolean fault(Metric metric, String from, String to, View view) {
        var span = new Span(LocalDate.parse(from), LocalDate.parse(to));
        var question = new Question(new UnitId("u"), metric, span, Map.of(), Question.Manner.PLAIN);
        return SmallGroups.faultOf(question, view).isPresent();
    }
}
