package union.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static union.replay.plan.PlanningOddCasesTest.plan;
import static union.replay.plan.PlanningOddCasesTest.unit;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamingUnitsTest {
    private static final int ID_LENGTH_MAX = 64;

    @Test void whatever_keys_look_like_every_unit_has_a_short_id_of_its_own() {
        var keys = Stream.of("a", "a-1", "x1", "aside", "above", "工会小组", "Key with Blanks",
            "a_key_of_more_than_sixty_four_letters_which_no_id_of_a_unit_may_have");
        var units = String.join(",", keys.map(key -> unit(key, "group", 120, "root")).toList());
        var plan = plan(PlanningOddCasesTest.parsed("union", units));
        var ids = Stream.concat(plan.tree().all().stream(), Stream.of(plan.tree().top(), plan.tree().aside()))
            .map(Place::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9][A-Za-z0-9_-]*"))
            .allMatch(id -> id.length() <= ID_LENGTH_MAX);
    }

    @Test void cases_whose_ids_begin_alike_keep_apart() {
        var alike = Stream.of("hospital-union-annual-report-2018", "hospital-union-annual-report-2019",
            "Hospital union", "hospital-union", "医院工会", "-").map(Ids::prefix).toList();
        assertThat(alike).doesNotHaveDuplicates().contains("hospital-union")
            .allMatch(id -> id.matches("[a-z0-9][a-z0-9-]{0,19}"));
    }
}
