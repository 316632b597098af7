package union.replay.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under which kinds of units a unit may hang (隶属关系), as the platform allows it. */
final class Hosting {
    static final String FEDERATION = "federation";
    private static final Set<String> UNIONS = Set.of(FEDERATION, "regional_union", "union", "joint_union");
    private static final Set<String> BODIES = with(UNIONS, "sub_union", "third_branch");
    private static final Map<String, Set<String>> UNDER = Map.ofEntries(
        Map.entry(FEDERATION, Set.of(FEDERATION)),
        Map.entry("regional_union", Set.of(FEDERATION, "regional_union", "union")),
        Map.entry("joint_union", Set.of(FEDERATION, "regional_union", "union")),
        Map.entry("union", UNIONS),
        Map.entry("sub_union", UNIONS),
        Map.entry("third_branch", with(UNIONS, "sub_union")),
        Map.entry("group", BODIES),
        Map.entry("area_group", UNIONS),
        Map.entry("women_committee", with(BODIES, "women_committee")),
        Map.entry("special_committee", BODIES),
        Map.entry("congress_committee", BODIES),
        Map.entry("club", BODIES),
        Map.entry("team", with(BODIES, "club", "group")));

    private final Tree tree;
    private final Predicate<Place> stands;

    Hosting(Tree tree) {
        this(tree, place -> true);
    }

    /** @param stands whether a unit stands from the beginning to the end, so that others may hang there on any day */
    Hosting(Tree tree, Predicate<Place> stands) {
        this.tree = tree;
        this.stands = stands;
    }

    static boolean allows(String kind, String host) {
        return UNDER.getOrDefault(kind, Set.of()).contains(host);
    }

    /** The place at or below {@code at} where one more of this kind may stand. */
    Optional<Place> home(String kind, Place at) {
        if (allows(kind, at.kind()) && stands.test(at)) return Optional.of(at);
        return all(kind, at).stream().findFirst();
    }

    /** The place at or below {@code at} that may keep a register of employers and sites. */
    Optional<Place> register(Place at) {
        return tree.isNode(at) && stands.test(at) ? Optional.of(at) : Optional.empty();
    }

    /** Every unit of the tree at or below {@code at} under which this kind may stand. */
    List<Place> all(String kind, Place at) {
        return tree.nodes().stream().filter(node -> node.within(at) && allows(kind, node.kind()))
            .filter(stands).toList();
    }

    private static Set<String> with(Set<String> kinds, String... more) {
        return Stream.concat(kinds.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
