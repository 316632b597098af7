package union.platform.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import union.testing.Generator;
import union.testing.PropertyTest;

/** The tree answers for any day and any state of knowledge. */
class UnitDirectoryTest {
    static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    static final UnitId ROOT = new UnitId("root");
    static final UnitId BRANCH = new UnitId("branch");
    static final UnitId GROUP = new UnitId("group");
    final UnitDirectory units = new UnitDirectory();

    static UnitChange change(long sequence, LocalDate on, int recorded, String... set) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < set.length; i += 2) values.put(set[i], set[i + 1]);
        return new UnitChange(sequence, on, Instant.ofEpochSecond(recorded), "changed", values);
    }

    void history(UnitId unit, UnitChange... changes) {
        units.apply(new UnitHistory(unit, changes.length, List.of(changes)));
    }

    @Test void a_re_parented_unit_stands_under_each_parent_on_its_days() {
        history(ROOT, change(1, DAY, 1, "status", "founded"));
        history(BRANCH, change(1, DAY, 1, "parent", "root", "status", "founded"));
        history(GROUP, change(1, DAY, 1, "parent", "root"), change(2, DAY.plusDays(10), 2, "parent", "branch"));
        assertThat(units.path(GROUP, DAY.plusDays(9))).containsExactly(GROUP, ROOT);
        assertThat(units.path(GROUP, DAY.plusDays(10))).containsExactly(GROUP, BRANCH, ROOT);
        assertThat(units.subtree(BRANCH, DAY.plusDays(9))).containsExactly(BRANCH);
        assertThat(units.subtree(BRANCH, DAY.plusDays(10))).containsExactlyInAnyOrder(BRANCH, GROUP);
    }

    @Test void a_backdated_change_is_unknown_to_an_earlier_state_of_knowledge() {
        history(GROUP, change(1, DAY, 1, "parent", "root"), change(2, DAY.plusDays(10), 50, "parent", "branch"));
        assertThat(units.parent(GROUP, DAY.plusDays(20), Instant.ofEpochSecond(49))).contains(ROOT);
        assertThat(units.parent(GROUP, DAY.plusDays(20), Instant.ofEpochSecond(50))).contains(BRANCH);
    }

    @Test void a_revoked_change_is_as_if_it_had_never_been_from_the_revocation_on() {
        history(BRANCH, change(1, DAY, 1, "status", "founded"),
            change(2, DAY.plusDays(10), 2, "status", "dissolved"), change(3, DAY.plusDays(10), 3, "revokes", "2"));
        assertThat(units.at(BRANCH, DAY.plusDays(20), Instant.ofEpochSecond(2)).orElseThrow().status())
            .isEqualTo(UnitStatus.DISSOLVED);
        assertThat(units.at(BRANCH, DAY.plusDays(20)).orElseThrow().status()).isEqualTo(UnitStatus.FOUNDED);
    }

    @Test void an_older_history_never_replaces_a_newer_one() {
        history(GROUP, change(1, DAY, 1, "name", "old"), change(2, DAY, 2, "name", "new"));
        units.apply(new UnitHistory(GROUP, 1, List.of(change(1, DAY, 1, "name", "old"))));
        assertThat(units.at(GROUP, DAY).orElseThrow().name()).isEqualTo("new");
    }

    @Test void records_are_kept_by_the_upper_unit_before_founding_and_by_the_custodian_after_the_end() {
        history(ROOT, change(1, DAY, 1, "status", "founded"));
        history(BRANCH, change(1, DAY, 1, "parent", "root", "status", "preparing"),
            change(2, DAY.plusDays(5), 2, "status", "founded"),
            change(3, DAY.plusDays(9), 3, "status", "dissolved", "custodian", "group"));
        history(GROUP, change(1, DAY, 1, "parent", "root", "status", "founded"));
        assertThat(units.keeper(BRANCH, DAY.plusDays(4))).contains(ROOT);
        assertThat(units.keeper(BRANCH, DAY.plusDays(5))).contains(BRANCH);
        assertThat(units.keeper(BRANCH, DAY.plusDays(9))).contains(GROUP);
        assertThat(units.keeper(new UnitId("nobody"), DAY)).isEmpty();
    }

    @Test void a_dissolved_unit_stands_under_its_custodian_from_that_day() {
        var other = new UnitId("other");
        history(ROOT, change(1, DAY, 1, "status", "founded"));
        history(BRANCH, change(1, DAY, 1, "parent", "root", "status", "founded"));
        history(other, change(1, DAY, 1, "parent", "root", "status", "founded"));
        history(GROUP, change(1, DAY, 1, "parent", "branch", "status", "founded"),
            change(2, DAY.plusDays(9), 2, "status", "dissolved", "custodian", "other"));
        assertThat(units.path(GROUP, DAY.plusDays(8))).containsExactly(GROUP, BRANCH, ROOT);
        assertThat(units.path(GROUP, DAY.plusDays(9))).containsExactly(GROUP, other, ROOT);
        assertThat(units.path(GROUP, DAY.plusDays(9), Instant.ofEpochSecond(1))).containsExactly(GROUP, BRANCH, ROOT);
        assertThat(units.subtree(other, DAY.plusDays(9))).containsExactlyInAnyOrder(other, GROUP);
        assertThat(units.children(BRANCH, DAY.plusDays(9), Instant.MAX)).isEmpty();
        assertThat(units.parent(GROUP, DAY.plusDays(9), Instant.MAX)).contains(BRANCH);
    }

    @Test void a_circle_of_custodians_has_no_keeper_and_no_endless_search() {
        history(BRANCH, change(1, DAY, 1, "status", "dissolved", "custodian", "group"));
        history(GROUP, change(1, DAY, 1, "status", "dissolved", "custodian", "branch"));
        assertThat(units.keeper(BRANCH, DAY)).isEmpty();
    }

    @Test void the_lowest_common_upper_unit_decides_between_two() {
        var other = new UnitId("other");
        history(ROOT, change(1, DAY, 1, "status", "founded"));
        history(BRANCH, change(1, DAY, 1, "parent", "root"));
        history(GROUP, change(1, DAY, 1, "parent", "branch"));
        history(other, change(1, DAY, 1, "parent", "branch"));
        assertThat(units.lowestCommonUpper(List.of(GROUP, other), DAY)).contains(BRANCH);
        assertThat(units.lowestCommonUpper(List.of(GROUP, BRANCH), DAY)).contains(BRANCH);
        assertThat(units.lowestCommonUpper(List.of(GROUP, new UnitId("stranger")), DAY)).isEmpty();
    }

    @TestFactory Stream<DynamicTest> any_history() {
        return Stream.of(PropertyTest.property("path and subtree agree with a naive recount", 300, this::agrees));
    }

    private void agrees(Generator g) {
        var directory = new UnitDirectory();
        Map<UnitId, List<UnitChange>> all = new HashMap<>();
        int count = g.between(2, 12);
        for (int i = 0; i < count; i++) {
            var changes = new ArrayList<UnitChange>();
            for (int c = 1; c <= g.between(1, 5); c++) {
                var parent = i == 0 ? "" : "u" + g.between(0, i - 1); // only upwards: no circle
                var on = g.around(DAY, 20);
                if (i > 0 && g.chance(20)) changes.add(change(c, on, g.between(1, 50), "status", "dissolved",
                    "custodian", "u" + g.between(0, i - 1)));
                else changes.add(change(c, on, g.between(1, 50), "parent", parent));
            }
            all.put(new UnitId("u" + i), changes);
            directory.apply(new UnitHistory(new UnitId("u" + i), changes.size(), changes));
        }
        var on = g.around(DAY, 25);
        var asOf = Instant.ofEpochSecond(g.between(0, 55));
        for (var unit : all.keySet()) {
            var naive = naivePath(all, unit, on, asOf);
            assertThat(directory.path(unit, on, asOf)).isEqualTo(naive);
            for (var above : all.keySet())
                assertThat(directory.subtree(above, on, asOf).contains(unit)).isEqualTo(naive.contains(above));
        }
    }

    private static List<UnitId> naivePath(Map<UnitId, List<UnitChange>> all, UnitId unit, LocalDate on, Instant asOf) {
        var path = new ArrayList<UnitId>(List.of(unit));
        for (var upper = naiveUpper(all.get(unit), on, asOf); !upper.isEmpty(); ) {
            path.add(new UnitId(upper));
            upper = naiveUpper(all.get(new UnitId(upper)), on, asOf);
        }
        return path;
    }

    /** Nothing brings a dissolved unit back. */
    private static String naiveUpper(List<UnitChange> changes, LocalDate on, Instant asOf) {
        var custodian = naive("custodian", changes, on, asOf);
        return custodian.isEmpty() ? naive("parent", changes, on, asOf) : custodian;
    }

    private static String naive(String what, List<UnitChange> changes, LocalDate on, Instant asOf) {
        var found = "";
        LocalDate since = LocalDate.MIN;
        for (var c : changes) {
            if (c.on().isAfter(on) || c.recordedAt().isAfter(asOf) || c.on().isBefore(since)) continue;
            if (!c.set().containsKey(what)) continue;
            since = c.on();
            found = c.set().get(what);
        }
        return found;
    }
}
