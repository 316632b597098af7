package union.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import union.replay.client.Verdict;
import union.replay.client.Verdict.Outcome;
import union.replay.source.Figure;
import union.replay.source.Qualifier;
import union.replay.source.Span;

class PrintingTheFiguresTest {
    private static final Verdict ROLL = verdict("member.roll", Map.of(), Outcome.OK, "543", 1, "Organ union");
    private static final Verdict CLUBS =
        verdict("unit.count", Map.of("unit_kind", "club"), Outcome.MISMATCH, "3", 0, "University union");
    private static final Verdict AID = verdict("aid.money", Map.of(), Outcome.UNCOVERED, "", 1, "Organ union");

    @Test void one_line_per_figure_level_by_level_from_the_top() {
        assertThat(new FigureTable("A year", List.of(ROLL, CLUBS, AID)).lines()).containsExactly(
            "",
            "A year",
            "             metric       dimensions  when        expected  read",
            "University union",
            "  MISMATCH   unit.count   club        2015-12-31  over 543     3",
            "  Organ union",
            "  ok         member.roll              2015-12-31  over 543   543",
            "  uncovered  aid.money                2015-12-31  over 543");
    }

    @Test void the_last_line_counts() {
        assertThat(FigureTable.summary(List.of(ROLL, CLUBS, AID)))
            .isEqualTo("1 of 2 figures read back equal, 1 uncovered");
    }

    @Test void a_mismatch_and_a_suppression_are_not_right() {
        var hidden = verdict("member.roll", Map.of(), Outcome.SUPPRESSED, "suppressed", 0, "Union");
        assertThat(FigureTable.allRight(List.of(ROLL, AID))).isTrue();
        assertThat(FigureTable.allRight(List.of(ROLL, CLUBS))).isFalse();
        assertThat(FigureTable.allRight(List.of(ROLL, hidden))).isFalse();
    }

    private static Verdict verdict(String metric, Map<String, String> dims, Outcome outcome, String read, int depth,
                                   String unit) {
        var stated = new Figure.Stated(BigDecimal.valueOf(543), "543", Qualifier.OVER);
        var period = new Figure.Period(Span.day(LocalDate.of(2015, 12, 31)), 0);
        return new Verdict(new Figure(1, metric, stated, period, dims, "root"), outcome, unit, depth, read);
    }
}
