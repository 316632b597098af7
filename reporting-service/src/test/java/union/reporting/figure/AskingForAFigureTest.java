package union.reporting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.Fault.Code;
import union.reporting.figure.fact.Span;

class AskingForAFigureTest {
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    private static final UnitId ORGAN = new UnitId("organ");

    @Test void a_stock_names_a_day() {
        var question = well(raw("member.roll", "2015-12-31", null, null, List.of("employment:postdoc"), null, null));
        assertThat(question.span()).isEqualTo(new Span(LocalDate.of(2015, 12, 31), LocalDate.of(2015, 12, 31)));
        assertThat(question.where()).isEqualTo(Map.of("employment", "postdoc"));
    }

    @Test void actual_is_what_is_read_when_no_basis_is_named() {
        assertThat(well(raw("member.roll", "2015-12-31", null, null, List.of("basis:actual"), null, null)).where())
                .isEmpty();
        assertThat(well(raw("member.rate", "2015-12-31", null, null, List.of("basis:target"), null, null))
                .isPlanned()).isTrue();
    }

    @Test void an_open_dimension_takes_any_well_formed_code() {
        assertThat(codes(raw("member.roll", "2015-12-31", null, null, List.of("site:north_gate"), null, null)))
                .isEmpty();
        assertThat(codes(raw("member.roll", "2015-12-31", null, null, List.of("site:North Gate"), null, null)))
                .containsExactly(Code.VALUE_UNKNOWN);
    }

    @Test void every_mistake_is_named_not_only_the_first() {
        assertThat(codes(raw("unit.count", null, "2015-02-30", "x", List.of("colour:red", "size_class:huge", "odd"),
                "basis", "0")))
                .containsExactlyInAnyOrder(Code.DIMENSION_UNKNOWN, Code.VALUE_UNKNOWN, Code.WHERE_MALFORMED,
                        Code.SELECT_MISSING, Code.AT_NEEDED, Code.BY_UNKNOWN, Code.PER_MONTHS_MALFORMED);
    }

    @Test void each_mistake_has_its_own_name() {
        assertThat(codes(raw("member.many", "2015-12-31", null, null, List.of(), null, null)))
                .containsExactly(Code.METRIC_UNKNOWN);
        assertThat(codes(raw("unit.count", "2015-12-31", null, null, List.of(), null, null)))
                .containsExactly(Code.SELECT_MISSING);
        assertThat(codes(raw("member.roll", null, "2015-01-01", "2015-12-31", List.of(), null, null)))
                .containsExactly(Code.AT_NEEDED);
        assertThat(codes(joined("2015-12-31", "2015-01-01", null))).containsExactly(Code.PERIOD_BACKWARDS);
        assertThat(codes(joined(null, null, null))).containsExactly(Code.PERIOD_NEEDED);
        assertThat(codes(joined("2015-02-30", "2015-12-31", null))).containsExactly(Code.DATE_MALFORMED);
        assertThat(codes(joined("0015-01-01", "2015-12-31", null))).containsExactly(Code.DATE_MALFORMED);
        assertThat(codes(joined("2015-01-02", "2015-12-31", "3"))).containsExactly(Code.PER_MONTHS_NOT_WHOLE);
        assertThat(codes(joined("2015-01-01", "2015-12-31", "5"))).containsExactly(Code.PER_MONTHS_NOT_WHOLE);
        assertThat(codes(joined("2015-01-01", "2015-12-31", "3"))).isEmpty();
        assertThat(codes(raw("member.roll", "2015-12-31", null, null, List.of(), null, "3")))
                .containsExactly(Code.PER_MONTHS_KIND);
        assertThat(codes(raw("member.roll", "2015-12-31", null, null, List.of("gender:male", "gender:female"), null,
                null)))
                .containsExactly(Code.DIMENSION_TWICE);
        assertThat(codes(raw("member.roll", "2015-12-31", null, null, List.of("gender:male"), "gender", null)))
                .containsExactly(Code.BY_ALREADY_CHOSEN);
        assertThat(codes(raw("member.roll", "2015-12-31", null, null, List.of("basis:target"), "gender", null)))
                .containsExactly(Code.BY_OF_PLANNED);
    }

    private static Asking.Raw joined(@Nullable String from, @Nullable String to, @Nullable String perMonths) {
        return raw("member.joined", null, from, to, List.of("join_stage:admitted"), null, perMonths);
    }

    private static Asking.Raw raw(String metric, @Nullable String at, @Nullable String from, @Nullable String to,
            List<String> where, @Nullable String by, @Nullable String perMonths) {
        return new Asking.Raw(ORGAN, metric, new Asking.Days(at, from, to), where,
                new Asking.Cut(by, perMonths, null));
    }

    private static Question well(Asking.Raw raw) {
        return ((Asking.Asked.Well) Asking.ask(CATALOGUE, raw, "/query")).question();
    }

    private static List<Code> codes(Asking.Raw raw) {
        return switch (Asking.ask(CATALOGUE, raw, "/query")) {
            case Asking.Asked.Well _ -> List.of();
            case Asking.Asked.Ill(var faults) -> faults.stream().map(Fault::code).toList();
        };
    }
}
