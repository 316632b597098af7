package union.replay.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;

/**
 * How a case's tree, in which any kind may stand anywhere and be read, becomes one that the platform allows. Where a
 * unit cannot do what the case wants of it (an enterprise owns no records, a club keeps no roll, nothing may hang under
 * an area group), it stays what it is for those who count it, and a made-up unit beside it stands for it (代管单位):
 * figures are read there and what hangs under it hangs there. It is of a kind that no figure counts. The root's own
 * kind is counted by nobody, so where it will not do the root is a federation.
 */
final class Shape {
    /** Kinds that keep a roll, those first under which the most may hang. */
    static final List<String> ABLE =
        List.of("union", "regional_union", "joint_union", "sub_union", "third_branch", "group");
    private static final Set<String> COUNTED = Set.of("unit.count", "unit.changes");
    private static final Set<String> ROLLS = Set.of("member.roll", "member.joined", "member.rate");

    private final CaseFile source;
    private final Catalogue catalogue;
    private final Set<String> counted = new HashSet<>();
    private final Map<String, List<String>> needs = new HashMap<>();

    Shape(CaseFile source, Catalogue catalogue) {
        this.source = source;
        this.catalogue = catalogue;
        for (var figure : source.all())
            if (COUNTED.contains(figure.metric()) && figure.basis().isEmpty())
                Optional.ofNullable(figure.dims().get("unit_kind")).ifPresent(counted::add);
        for (var group : source.units().reversed())
            if (!doesItself(group.kind(), group.key())) needs.put(group.key(), able(group.key()));
    }

    String rootKind() {
        var kind = source.root().kind();
        return catalogue.isNode(kind) && doesItself(kind, CaseFile.ROOT) ? kind : Hosting.FEDERATION;
    }

    /** The kind of the unit that stands for those of this key under such a host, if one must. */
    Optional<String> standIn(String key, String host) {
        return needs.getOrDefault(key, List.of()).stream().filter(kind -> Hosting.allows(kind, host)).findFirst();
    }

    /** Whether an entry in a register may be made with the unit that stands for it, which then does not count it. */
    boolean keepsItsOwnEntry(CaseFile.Group group) {
        return !catalogue.isNode(group.kind()) && read(group.key()).stream()
            .noneMatch(figure -> group.kind().equals(figure.dims().get("unit_kind")));
    }

    private List<Figure> read(String key) {
        return source.all().stream().filter(figure -> figure.atUnit().equals(key))
            .filter(figure -> catalogue.metric(figure.metric()).service().equals(Obstacles.SERVICE)).toList();
    }

    private boolean doesItself(String kind, String key) {
        var figures = read(key);
        if (!catalogue.isNode(kind)) return figures.isEmpty();
        var roll = figures.stream().anyMatch(one -> ROLLS.contains(one.metric()) && one.basis().isEmpty());
        return !(roll && !MemberFacts.keepsRoll(kind)) && under(key).stream().allMatch(group -> hangs(group, kind));
    }

    /** Kinds that nobody counts and that can hold all that is under this key. */
    private List<String> able(String key) {
        return ABLE.stream().filter(kind -> !counted.contains(kind))
            .filter(kind -> under(key).stream().allMatch(group -> hangs(group, kind))).toList();
    }

    private boolean hangs(CaseFile.Group group, String host) {
        var itself = !catalogue.isNode(group.kind()) || Hosting.allows(group.kind(), host);
        var stand = needs.get(group.key());
        return itself && (stand == null || stand.isEmpty() || stand.stream().anyMatch(kind ->
            Hosting.allows(kind, host)));
    }

    /** What hangs under the units of this key; what is under a mere entry hangs where that entry is made. */
    private List<CaseFile.Group> under(String key) {
        var under = new ArrayList<CaseFile.Group>();
        for (var group : source.units())
            if (group.under().equals(key)) {
                under.add(group);
                if (!catalogue.isNode(group.kind()) && !needs.containsKey(group.key()))
                    under.addAll(under(group.key()));
            }
        return under;
    }
}
