package union.reporting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Map<String, String> HARDSHIP = Map.of("identity", "hardship");

    @Test void below_five_a_unit_above_sees_that_it_is_suppressed() {
        assertThat(SmallGroups.isSmall(AID, Map.of(), View.FROM_ABOVE, amount(4))).isTrue();
        assertThat(SmallGroups.isSmall(AID, Map.of(), View.FROM_ABOVE, amount(5))).isFalse();
        assertThat(SmallGroups.isSmall(AID, Map.of(), View.FROM_ABOVE, amount(0))).isFalse();
    }

    @Test void the_units_own_figures_are_never_suppressed_and_plain_metrics_never() {
        assertThat(SmallGroups.isSmall(AID, Map.of(), View.OWN, amount(1))).isFalse();
        assertThat(SmallGroups.isSmall(ROLL, Map.of(), View.FROM_ABOVE, amount(1))).isFalse();
    }

    @Test void a_sensitive_mark_of_members_is_protected_like_a_sensitive_metric() {
        assertThat(SmallGroups.isSmall(ROLL, HARDSHIP, View.FROM_ABOVE, amount(1))).isTrue();
        assertThat(SmallGroups.isSmall(ROLL, Map.of("identity", "model_worker"), View.FROM_ABOVE, amount(1))).isFalse();
        assertThat(fault(ROLL, HARDSHIP, "2015-05-17", null)).isTrue();
        assertThat(fault(ROLL, HARDSHIP, "2015-05-31", null)).isFalse();
        assertThat(fault(ROLL, Map.of(), "2015-05-17", "identity")).isTrue();
        assertThat(fault(ROLL, Map.of(), "2015-05-17", "gender")).isFalse();
        assertThat(fault(ROLL, Map.of("identity", "model_worker"), "2015-05-17", null)).isFalse();
    }

    @Test void a_small_numerator_hides_its_rate() {
        var rate = new Amount(Amount.Status.OK, new BigDecimal("50.0000"),
                new Amount.Parts(BigDecimal.valueOf(2), BigDecimal.valueOf(4)), null);
        assertThat(SmallGroups.isSmall(AID, Map.of(), View.FROM_ABOVE, rate)).isTrue();
    }

    @Test void one_hidden_part_is_not_found_by_subtraction() {
        assertThat(seen(View.FROM_ABOVE, 20, 13, 6, 1)).containsExactly("20", "13", "-", "-");
        assertThat(seen(View.FROM_ABOVE, 15, 13, 1, 1)).containsExactly("15", "-", "-", "-");
        assertThat(seen(View.FROM_ABOVE, 8, 4, 4)).containsExactly("8", "-", "-");
        assertThat(seen(View.FROM_ABOVE, 20, 10, 10)).containsExactly("20", "10", "10");
        assertThat(seen(View.FROM_ABOVE, 3, 3)).containsExactly("-", "-");
        assertThat(seen(View.OWN, 7, 6, 1)).containsExactly("7", "6", "1");
    }

    @Test void where_nothing_else_can_be_hidden_the_whole_is() {
        var pieces = List.of(piece("u", 6, View.OWN), piece("below", 1, View.FROM_ABOVE));
        assertThat(seen(View.OWN, 7, pieces)).containsExactly("-", "6", "-");
    }

    /** The whole and the parts as told; a dash for what is suppressed. */
    private static List<String> seen(View view, long whole, long... parts) {
        return seen(view, whole, Arrays.stream(parts).mapToObj(part -> piece("p" + part, part, view)).toList());
    }

    private static List<String> seen(View view, long whole, List<SmallGroups.Piece> pieces) {
        var day = LocalDate.parse("2015-12-31");
        var question = new Question(new UnitId("u"), ROLL, new Span(day, day), HARDSHIP,
                new Question.Manner(Question.BY_UNIT, null, null));
        var figure = SmallGroups.protect(new Figure(question, amount(whole), List.of()), view, pieces, true);
        return Stream.concat(Stream.of(figure.amount()), figure.parts().stream().map(Figure.Part::amount))
                .map(amount -> amount.value() == null ? "-" : amount.value().toPlainString()).toList();
    }

    private static SmallGroups.Piece piece(String unit, long count, View view) {
        return new SmallGroups.Piece(new Figure.Part(Question.BY_UNIT, unit, amount(count)), HARDSHIP, view);
    }

    private static boolean fault(Metric metric, Map<String, String> where, String at, @Nullable String by) {
        var span = new Span(LocalDate.parse(at), LocalDate.parse(at));
        var question = new Question(new UnitId("u"), metric, span, where, new Question.Manner(by, null, null));
        return SmallGroups.faultOf(question, View.FROM_ABOVE).isPresent();
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
