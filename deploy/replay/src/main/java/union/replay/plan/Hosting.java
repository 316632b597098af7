package union.replay.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Under which kinds of units a unit may hang (隶属关系), as the platform allows it. */
final class Hosting {
    private static final Set<String> UNIONS = Set.of("federation", "regional_union", "union", "joint_union");
    private static final Set<String> BODIES =
        Set.of("federation", "regional_union", "union", "joint_union", "sub_union", "third_branch");
    private static final Map<String, Set<String>> UNDER = Map.of(
        "federation", Set.of("federation"),
        "regional_union", Set.of("federation", "regional_union"),
        "joint_union", Set.of("federation", "regional_union", "union"),
        "union", UNIONS,
        "sub_union", UNIONS,
        "third_branch", Set.of("sub_union"),
        "area_group", UNIONS);

    private final Tree tree;

    Hosting(Tree tree) {
        this.tree = tree;
    }

    boolean allows(String kind, Place host) {
        return tree.isNode(host) && UNDER.getOrDefault(kind, BODIES).contains(host.kind());
    }

    /** The place at or below {@code at} where one more of this kind may stand. */
    Optional<Place> home(String kind, Place at) {
        if (allows(kind, at)) return Optional.of(at);
        return all(kind, at).stream().findFirst();
    }

    /** Every unit of the tree at or below {@code at} under which this kind may stand. */
    List<Place> all(String kind, Place at) {
        return tree.nodes().stream().filter(node -> node.within(at) && allows(kind, node)).toList();
    }
}
