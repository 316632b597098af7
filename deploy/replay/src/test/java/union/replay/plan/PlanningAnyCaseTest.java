package union.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.CatalogueDocument;
import union.replay.source.Figure;
import union.replay.source.Metric;
import union.testing.PropertyTest;

class PlanningAnyCaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    /** Of what is drawn less often, chance may draw only such cases as show nothing. */
    private static final int TRIED_MIN = 5;

    @TestFactory DynamicTest every_figure_of_any_sound_case_reads_back() {
        return PropertyTest.property("every figure of a sound case reads back", 100, draw -> {
            var source = new CaseGenerator(draw, CATALOGUE).draw();
            var plan = Planner.plan(source, CATALOGUE, "r1", TODAY);
            assertThat(plan.wrong()).as("%s", source).isEmpty();
            assertThat(Lawfulness.brokenBy(plan)).as("%s", source).isEmpty();
            var recount = new Recount(CATALOGUE, plan, Recount.Forgotten.NOTHING, "");
            assertThat(PlanningTheCasesTest.misread(source, plan, recount)).as("%s", source).isEmpty();
        });
    }

    /** How often a reading that forgot a condition was tried, and how often the noise showed it. */
    private record Shown(int tried, int shown) {
        Shown and(boolean caught) {
            return new Shown(tried + 1, shown + (caught ? 1 : 0));
        }
    }

    @TestFactory DynamicTest noise_shows_every_condition_that_a_reading_forgets() {
        return PropertyTest.property("noise shows what a reading forgets", 1, draw -> {
            var shown = new TreeMap<String, Shown>();
            for (int i = 0; i < 30; i++) {
                var source = new CaseGenerator(draw, CATALOGUE).draw();
                var plan = Planner.plan(source, CATALOGUE, "r1", TODAY);
                for (var forgotten : Recount.Forgotten.values()) forget(forgotten, source, plan, shown);
            }
            assertThat(shown.keySet()).contains("UNIT member.roll", "TO unit.changes", "LATEST staff.count",
                "PATH member.joined");
            shown.values().removeIf(times -> times.tried() < TRIED_MIN);
            shown.forEach((what, times) -> assertThat(times.shown()).as("%s %s", what, times).isPositive());
            shown.forEach((what, times) ->
                assertThat(3 * times.shown()).as("%s %s", what, times).isGreaterThanOrEqualTo(times.tried()));
        });
    }

    private static void forget(Recount.Forgotten forgotten, CaseFile source, Plan plan, Map<String, Shown> shown) {
        for (var figure : source.all()) {
            if (figure.basis().isPresent() || !plan.covers(figure)) continue;
            for (var dim : forgotten == Recount.Forgotten.DIMENSION ? dims(figure) : List.of("")) {
                if (!matters(forgotten, figure)) continue;
                var at = plan.tree().at(figure.atUnit()).getFirst();
                var unit = forgotten == Recount.Forgotten.SUBTREE ? Objects.requireNonNull(at.parent()) : at;
                var right = new Recount(CATALOGUE, plan, Recount.Forgotten.NOTHING, "").read(figure, unit);
                var read = new Recount(CATALOGUE, plan, forgotten, dim).read(figure, unit);
                shown.merge((forgotten + " " + dim).strip() + " " + figure.metric(),
                    new Shown(0, 0).and(read.compareTo(right) != 0),
                    (sum, one) -> new Shown(sum.tried() + one.tried(), sum.shown() + one.shown()));
            }
        }
    }

    /** Dimensions of a figure that noise can tell apart; ages and staff subsets overlap with what others ask for. */
    private static List<String> dims(Figure figure) {
        return figure.metric().equals("staff.count") ? List.of() : figure.dims().keySet().stream().sorted().toList();
    }

    private static boolean matters(Recount.Forgotten forgotten, Figure figure) {
        var flow = CATALOGUE.metric(figure.metric()).kind() == Metric.Kind.FLOW;
        return switch (forgotten) {
            case NOTHING, ITSELF -> false;
            case FROM, TO -> flow;
            case AT -> !flow;
            case ENDS -> !flow && !figure.metric().equals("staff.count");
            case LATEST -> figure.metric().equals("staff.count");
            case PATH -> figure.metric().startsWith("member.") || figure.metric().equals("officer.count");
            case SUBTREE -> !figure.metric().equals("staff.count");
            case UNIT, BASIS, DIMENSION -> true;
        };
    }
}
