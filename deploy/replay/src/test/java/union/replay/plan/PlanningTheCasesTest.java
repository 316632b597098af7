package union.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import union.replay.source.CaseDocument;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.CatalogueDocument;

class PlanningTheCasesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Catalogue CATALOGUE = CatalogueDocument.load();

    @ParameterizedTest
    @ValueSource(strings = {"organ-union-2015", "ucas-2019", "street-federation-6", "hospital-union",
        "congress-request-templates"})
    void every_covered_figure_of_a_real_case_reads_back(String name) {
        var source = read(name);
        var plan = Planner.plan(source, CATALOGUE, "r1", TODAY);
        assertThat(plan.wrong()).isEmpty();
        assertThat(Lawfulness.brokenBy(plan)).isEmpty();
        assertThat(misread(source, plan, new Recount(CATALOGUE, plan, Recount.Forgotten.NOTHING, ""))).isEmpty();
    }

    @Test void the_same_case_run_and_day_give_the_same_plan() {
        var source = read("street-federation-6");
        assertThat(Planner.plan(source, CATALOGUE, "r1", TODAY).records().toString())
            .isEqualTo(Planner.plan(source, CATALOGUE, "r1", TODAY).records().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"organ-union-2015", "ucas-2019", "street-federation-6"})
    void noise_shows_a_reading_that_forgets_where_it_reads(String name) {
        var source = read(name);
        var plan = Planner.plan(source, CATALOGUE, "r1", TODAY);
        for (var forgotten : List.of(Recount.Forgotten.UNIT, Recount.Forgotten.AT, Recount.Forgotten.ENDS,
            Recount.Forgotten.BASIS)) {
            var recount = new Recount(CATALOGUE, plan, forgotten, "");
            assertThat(misread(source, plan, recount)).as("%s", forgotten).isNotEmpty();
        }
    }

    static List<String> misread(CaseFile source, Plan plan, Recount recount) {
        var misread = new ArrayList<String>();
        for (var figure : source.all()) {
            if (!plan.covers(figure)) continue;
            for (var place : plan.tree().at(figure.atUnit())) {
                var read = recount.read(figure, place);
                var rate = CATALOGUE.metric(figure.metric()).rate() != null && figure.basis().isEmpty();
                if (!figure.accepts(read, rate)) misread.add(figure + " reads " + read + " at " + place);
            }
        }
        return misread;
    }

    private static CaseFile read(String name) {
        return CaseDocument.read(Path.of("cases", name + ".json"), CATALOGUE);
    }
}
