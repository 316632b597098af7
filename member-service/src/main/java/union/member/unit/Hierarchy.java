package union.member.unit;

import static union.member.unit.UnitKind.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which kind may hang under which (隶属关系). A federation gathers federations of lower regions and unions; a union
 * gathers its branches, and where it is large further unions; a group may hang straight from any of them (直属小组).
 * Third-level branches stand under second-level ones, or straight under a union that keeps no second level there.
 * Committees and clubs belong to the body that set them up, at any level; a women's committee also under the women's
 * committee above it, where that line is kept as a tree.
 */
final class Hierarchy {
    private static final Set<UnitKind> REGIONAL = EnumSet.of(FEDERATION, REGIONAL_UNION);
    private static final Set<UnitKind> UNIONS = EnumSet.of(FEDERATION, REGIONAL_UNION, UNION, JOINT_UNION);
    private static final Set<UnitKind> ALL_BODIES =
        EnumSet.of(FEDERATION, REGIONAL_UNION, UNION, JOINT_UNION, SUB_UNION, THIRD_BRANCH);

    private static final Map<UnitKind, Set<UnitKind>> MAY_HANG_UNDER = Map.ofEntries(
        Map.entry(FEDERATION,         EnumSet.of(FEDERATION)),
        Map.entry(REGIONAL_UNION,     with(REGIONAL, UNION)),
        Map.entry(JOINT_UNION,        EnumSet.of(FEDERATION, REGIONAL_UNION, UNION)),
        Map.entry(UNION,              UNIONS),
        Map.entry(SUB_UNION,          UNIONS),
        Map.entry(THIRD_BRANCH,       with(UNIONS, SUB_UNION)),
        Map.entry(GROUP,              ALL_BODIES),
        Map.entry(AREA_GROUP,         UNIONS),
        Map.entry(WOMEN_COMMITTEE,    with(ALL_BODIES, WOMEN_COMMITTEE)),
        Map.entry(SPECIAL_COMMITTEE,  ALL_BODIES),
        Map.entry(CONGRESS_COMMITTEE, ALL_BODIES),
        Map.entry(CLUB,               ALL_BODIES),
        Map.entry(TEAM,               with(with(ALL_BODIES, CLUB), GROUP)));

    private Hierarchy() {}

    static boolean allows(UnitKind child, UnitKind parent) {
        return MAY_HANG_UNDER.getOrDefault(child, Set.of()).contains(parent);
    }

    /** A tree begins with a body that needs no other: a federation or a union. */
    static boolean mayBeRoot(UnitKind kind) {
        return UNIONS.contains(kind);
    }

    private static Set<UnitKind> with(Set<UnitKind> kinds, UnitKind more) {
        var all = EnumSet.copyOf(kinds);
        all.add(more);
        return all;
    }
}
