package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.UnitKind.*;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    @Test void the_whole_table_is_as_agreed() {
        var table = Arrays.stream(UnitKind.values()).map(child -> child.code() + " < " + parentsOf(child)).toList();

        assertThat(table).containsExactly(
            "federation < federation",
            "regional_union < federation regional_union union",
            "union < federation regional_union union joint_union",
            "joint_union < federation regional_union union",
            "sub_union < federation regional_union union joint_union",
            "third_branch < federation regional_union union joint_union sub_union",
            "group < federation regional_union union joint_union sub_union third_branch",
            "area_group < federation regional_union union joint_union",
            "women_committee < federation regional_union union joint_union sub_union third_branch women_committee",
            "special_committee < federation regional_union union joint_union sub_union third_branch",
            "congress_committee < federation regional_union union joint_union sub_union third_branch",
            "club < federation regional_union union joint_union sub_union third_branch",
            "team < federation regional_union union joint_union sub_union third_branch group club");
    }

    @Test void only_bodies_that_need_no_other_can_be_roots() {
        assertThat(UnitKind.values()).filteredOn(Hierarchy::mayBeRoot)
            .containsExactly(FEDERATION, REGIONAL_UNION, UNION, JOINT_UNION);
    }

    private static String parentsOf(UnitKind child) {
        return Arrays.stream(UnitKind.values()).filter(parent -> Hierarchy.allows(child, parent))
            .map(UnitKind::code).collect(Collectors.joining(" "));
    }
}
