package union.replay.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import union.replay.client.FigureReader.Fresh;
import union.replay.client.FigureReader.Read;
import union.replay.plan.Plan;
import union.replay.plan.Planner;
import union.replay.source.CaseDocument;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.CatalogueDocument;
import union.replay.source.Figure;
import union.replay.source.Qualifier;

class JudgingFiguresTest {
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    private static final CaseFile ORGAN = CaseDocument.read(Path.of("cases/organ-union-2015.json"), CATALOGUE);
    private static final Plan PLAN = Planner.plan(ORGAN, CATALOGUE, "r1", LocalDate.of(2026, 11, 20));
    private static final Instant ASKED = Instant.parse("2026-11-20T08:00:00Z");

    @Test void a_figure_that_reads_right_only_while_records_are_under_way_is_a_mismatch() {
        var atMost = roll(Qualifier.AT_MOST, 500);
        var judge = judge(read("0", 0, 12), read("0", 1, 0), read("480", 3, 40), read("543", 6, 0), read("543", 7, 0));
        assertThat(judge.allTakenIn(atMost)).isTrue();
        assertThat(judge.verdict(atMost).outcome()).isEqualTo(Verdict.Outcome.MISMATCH);
    }

    @Test void a_report_that_lags_behind_by_nothing_once_may_not_know_yet_what_is_under_way() {
        var judge = judge(read("0", 0, 0), read("0", 1, 0), read("0", 3, 0), read("543", 4, 0), read("544", 9, 0));
        assertThat(judge.allTakenIn(roll(Qualifier.EXACT, 543))).isTrue();
        assertThat(judge.verdict(roll(Qualifier.EXACT, 544)).outcome()).isEqualTo(Verdict.Outcome.OK);
    }

    @Test void a_figure_is_read_once_and_not_again_until_it_is_right() {
        var judge = judge(read("542", 9, 0), read("543", 10, 0));
        assertThat(judge.verdict(roll(Qualifier.EXACT, 543)).outcome()).isEqualTo(Verdict.Outcome.MISMATCH);
    }

    @Test void a_figure_that_the_unit_above_does_not_see_is_a_mismatch() {
        var readings = new ArrayDeque<>(List.of(read("543", 9, 0)));
        var verdict = judge(readings, Optional.of(BigDecimal.ZERO)).verdict(roll(Qualifier.EXACT, 543));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.MISMATCH);
        assertThat(verdict.read()).isEqualTo("543, but above it 0");
    }

    @Test void records_that_were_not_entered_and_figures_that_exclude_each_other_are_troubles() {
        var door = new Replay.Door(new FederationClient("http://localhost:1"), new Operator("o", "s"),
            Clock.systemUTC());
        var torn = new Plan(PLAN.tree(), PLAN.horizon(), PLAN.officers(), PLAN.records(),
            new Plan.Gaps(List.of("a would read 2"), Map.of()));
        assertThat(new Replay(ORGAN, CATALOGUE, torn, door, words -> {}).troubles()).containsExactly(
            "cannot be answered together with the other figures: a would read 2",
            "only 0 of " + PLAN.noise() + " records of noise were entered");
    }

    private static Judge judge(Read... readings) {
        var left = new ArrayDeque<>(List.of(readings));
        return judge(left, Optional.empty());
    }

    /** @param above what the unit above tells, where that is not what the unit itself tells */
    private static Judge judge(ArrayDeque<Read> left, Optional<BigDecimal> above) {
        var last = new AtomicReference<>(left.getFirst());
        return new Judge(PLAN, CATALOGUE, new Judge.Report((figure, place) -> {
            last.set(left.size() > 1 ? left.removeFirst() : left.getFirst());
            return last.get();
        }, (figure, place) -> above.or(() -> last.get().value())), Clock.systemUTC());
    }

    private static Read read(String value, int seconds, long behind) {
        var fresh = new Fresh(ASKED.plusSeconds(seconds), behind);
        return new Read("ok", Optional.of(new BigDecimal(value)), Optional.of(fresh));
    }

    private static Figure roll(Qualifier qualifier, int value) {
        var roll = ORGAN.figures().stream().filter(figure -> figure.metric().equals("member.roll")).findFirst()
            .orElseThrow();
        var stated = new Figure.Stated(BigDecimal.valueOf(value), Integer.toString(value), qualifier);
        return new Figure(3, roll.metric(), stated, roll.period(), roll.dims(), roll.atUnit());
    }
}
