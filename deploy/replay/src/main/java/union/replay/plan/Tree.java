package union.replay.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;

/**
 * The case's tree with every unit that it stands for, and beside it one foreign union (场外工会) under its own root,
 * where records lie that no figure may see.
 *
 * @param late units that do not stand from the beginning to the end, and so keep no records of all days
 */
public record Tree(Map<String, List<Place>> byKey, Place aside, Set<String> nodeKinds, Set<Place> late) {
    static final String ASIDE = "aside";

    static Tree of(CaseFile source, Catalogue catalogue, String run) {
        var root = new Place(run, CaseFile.ROOT, source.root().kind(), source.root().name(), null);
        var byKey = new LinkedHashMap<String, List<Place>>();
        byKey.put(CaseFile.ROOT, List.of(root));
        for (var group : source.units()) byKey.put(group.key(), places(group, byKey, catalogue, run));
        var aside = new Place(run + "-" + ASIDE, ASIDE, source.root().kind(), "Foreign " + source.root().name(), null);
        return new Tree(byKey, aside, Set.copyOf(catalogue.dimension("unit_kind").nodes()), Set.of());
    }

    private static List<Place> places(CaseFile.Group group, Map<String, List<Place>> above, Catalogue catalogue,
                                      String run) {
        var hosts = above.getOrDefault(group.under(), List.of());
        var places = new ArrayList<Place>();
        for (int i = 0; i < group.count(); i++) {
            var number = group.count() == 1 ? "" : "-" + (i + 1);
            var host = node(hosts.get(i % hosts.size()), catalogue);
            var name = group.count() == 1 ? group.name() : group.name() + " " + (i + 1);
            places.add(new Place(run + "-" + group.key() + number, group.key(), group.kind(), name, host));
        }
        return List.copyOf(places);
    }

    /** Who stands under an enterprise or a department belongs, in the tree, to the unit that registered it. */
    private static Place node(Place host, Catalogue catalogue) {
        @Nullable Place at = host;
        while (at != null && !catalogue.isNode(at.kind())) at = at.parent();
        return at == null ? host : at;
    }

    public Place root() {
        return at(CaseFile.ROOT).getFirst();
    }

    public List<Place> at(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    public List<Place> all() {
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    public boolean isNode(Place place) {
        return nodeKinds.contains(place.kind());
    }

    public List<Place> nodes() {
        return all().stream().filter(this::isNode).toList();
    }

    /** The same tree, once it is known which of its units stand from the beginning to the end. */
    Tree lasting(List<Place> seats) {
        var others = new HashSet<>(nodes());
        seats.forEach(others::remove);
        return new Tree(byKey, aside, nodeKinds, others);
    }

    /** Nodes near this one but outside of it, where a record must not count here; the foreign union is the last. */
    List<Place> outside(Place place) {
        var near = new ArrayList<Place>();
        var parent = place.parent();
        if (parent != null) {
            near.add(parent);
            nodes().stream().filter(node -> parent.equals(node.parent()) && !node.equals(place)).limit(2)
                .forEach(near::add);
        }
        near.removeIf(late::contains);
        near.add(aside);
        return near;
    }

    /** Nodes that have others or register entries under them. */
    Set<Place> parents() {
        var parents = new HashSet<Place>();
        for (var place : all()) {
            var parent = place.parent();
            if (parent != null) parents.add(parent);
        }
        return parents;
    }
}
