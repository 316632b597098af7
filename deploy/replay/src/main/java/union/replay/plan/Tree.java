package union.replay.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;

/**
 * The case's tree with every unit that it stands for, under a made-up federation (上级工会) from which its figures are
 * seen as well, and beside it one foreign union (场外工会) under its own root, where records lie that no figure may see.
 *
 * @param standIns units that stand for those of a key, which cannot do themselves what the case wants of them
 */
public record Tree(Map<String, List<Place>> byKey, Map<String, List<Place>> standIns, Place aside,
                   Set<String> nodeKinds, Later later) {
    /**
     * What changes after the first figure looks and before the last one has.
     *
     * @param late units that do not stand from the beginning to the end, and so keep no records of all days
     * @param coming units that come under another when no figure looks any more
     */
    record Later(Set<Place> late, Map<Place, Place> coming) {
        static final Later NOTHING = new Later(Set.of(), Map.of());
    }

    static final String ASIDE = "aside";
    static final String ABOVE = "above";
    /** So that, with what is added to it, it fits into the platform's names. */
    private static final int NAME_LENGTH_MAX = 70;

    static Tree of(CaseFile source, Catalogue catalogue, String run) {
        return new Planting(source, catalogue, run).tree();
    }

    public Place root() {
        return byKey.getOrDefault(CaseFile.ROOT, List.of()).getFirst();
    }

    /** The federation above the root. */
    public Place top() {
        return Objects.requireNonNull(root().parent(), "the root hangs under a federation");
    }

    /** The units at which figures of this key are read. */
    public List<Place> at(String key) {
        return standIns.getOrDefault(key, byKey.getOrDefault(key, List.of()));
    }

    /** All units, from the root down, and all entries in registers. */
    public List<Place> all() {
        return Stream.concat(byKey.values().stream(), standIns.values().stream()).flatMap(List::stream).toList();
    }

    public boolean isNode(Place place) {
        return nodeKinds.contains(place.kind());
    }

    public List<Place> nodes() {
        return all().stream().filter(this::isNode).toList();
    }

    /** The same tree, once it is known which of its units stand from the beginning to the end. */
    Tree lasting(List<Place> seats, Map<Place, Place> coming) {
        var others = new HashSet<>(nodes());
        seats.forEach(others::remove);
        return new Tree(byKey, standIns, aside, nodeKinds, new Later(others, coming));
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
        near.removeIf(later.late()::contains);
        Optional.ofNullable(later.coming().get(place)).ifPresent(near::add);
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

    /** Grows the tree of a case, from the root down. */
    private static final class Planting {
        private final CaseFile source;
        private final Catalogue catalogue;
        private final Shape shape;
        private final Ids ids;
        private final Place top;
        private final Map<String, List<Place>> byKey = new LinkedHashMap<>();
        private final Map<String, List<Place>> standIns = new LinkedHashMap<>();

        Planting(CaseFile source, Catalogue catalogue, String run) {
            this.source = source;
            this.catalogue = catalogue;
            this.shape = new Shape(source, catalogue);
            this.ids = new Ids(source, run);
            var name = "Above " + brief(source.root().name());
            this.top = new Place(ids.of(ABOVE), ABOVE, Hosting.FEDERATION, name, null);
        }

        Tree tree() {
            var name = brief(source.root().name());
            byKey.put(CaseFile.ROOT, List.of(new Place(ids.run(), CaseFile.ROOT, shape.rootKind(), name, top)));
            source.units().forEach(this::plant);
            var aside = new Place(ids.of(ASIDE), ASIDE, Hosting.FEDERATION, "Foreign " + name, null);
            return new Tree(byKey, standIns, aside, Set.copyOf(catalogue.dimension("unit_kind").nodes()),
                Later.NOTHING);
        }

        private static String brief(String name) {
            return name.substring(0, Math.min(NAME_LENGTH_MAX, name.length())).strip();
        }

        private void plant(CaseFile.Group group) {
            var hosts = hosts(group.under());
            var places = new ArrayList<Place>();
            var stands = new ArrayList<Place>();
            for (int i = 0; i < group.count(); i++) {
                var host = allowing(group.kind(), hosts.get(i % hosts.size()));
                var name = group.count() == 1 ? brief(group.name()) : brief(group.name()) + " " + (i + 1);
                var number = i;
                shape.standIn(group.key(), host.kind()).ifPresent(kind -> stands.add(
                    new Place(ids.of(group, number) + "-s", group.key(), kind, name + " (stand-in)", host)));
                var own = !stands.isEmpty() && shape.keepsItsOwnEntry(group) ? stands.getLast() : host;
                places.add(new Place(ids.of(group, i), group.key(), group.kind(), name, own));
            }
            byKey.put(group.key(), List.copyOf(places));
            if (!stands.isEmpty()) standIns.put(group.key(), List.copyOf(stands));
        }

        /** What is under a mere entry of a register hangs, in the tree, where that entry is made. */
        private List<Place> hosts(String key) {
            return standIns.getOrDefault(key, byKey.getOrDefault(key, List.of()).stream().map(this::node).toList());
        }

        private Place node(Place place) {
            var parent = place.parent();
            return catalogue.isNode(place.kind()) || parent == null ? place : node(parent);
        }

        private Place allowing(String kind, Place host) {
            var parent = host.parent();
            return parent == null || !catalogue.isNode(kind) || Hosting.allows(kind, host.kind()) ? host
                : allowing(kind, parent);
        }
    }
}
