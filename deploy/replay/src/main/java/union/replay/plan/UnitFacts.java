package union.replay.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import union.replay.source.Catalogue;

/**
 * How units, employers and sites count: each by its kind and traits while it stands, a union once more when it is
 * founded, an employer when a union covers it, and both when they end.
 */
final class UnitFacts implements Facts<Slot> {
    static final String SITE = "campus";

    private final Catalogue catalogue;
    private final Hosting hosting;

    UnitFacts(Catalogue catalogue, Hosting hosting) {
        this.catalogue = catalogue;
        this.hosting = hosting;
    }

    /** New units that answer the filter; those that a merger is to end are made by {@link Slot#merging}. */
    @Override public List<Slot> options(Map<String, String> filter) {
        var slots = new ArrayList<Slot>();
        for (var kind : kinds(filter))
            for (var traits : traits(kind, filter))
                slots.add("merged".equals(filter.get("change")) ? Slot.extra(kind, traits).merging()
                    : Slot.extra(kind, traits));
        return slots;
    }

    private List<String> kinds(Map<String, String> filter) {
        var kind = filter.get("unit_kind");
        var kinds = kind == null ? catalogue.dimension("unit_kind").values() : List.of(kind);
        var change = filter.get("change");
        return change == null ? kinds : kinds.stream().filter(one -> can(one, change)).toList();
    }

    /** Whether the platform knows this change for this kind of unit. */
    boolean can(String kind, String change) {
        return switch (change) {
            case "founded", "re_parented", "merged", "split" -> catalogue.isNode(kind);
            case "covered" -> isEmployer(kind);
            default -> !kind.equals(SITE);
        };
    }

    boolean isEmployer(String kind) {
        return !catalogue.isNode(kind) && !kind.equals(SITE);
    }

    /** Every combination of traits that this kind may have and that answers the filter, the plainest first. */
    List<Traits> traits(String kind, Map<String, String> filter) {
        var all = new ArrayList<Traits>();
        for (var size : kind.equals(SITE) ? List.of("") : List.of("", "over_100", "up_to_100"))
            for (var legal : catalogue.isNode(kind) ? List.of("none", "registered", "in_progress") : List.of(""))
                for (var org : organised(kind)) all.add(new Traits(legal, org, size));
        return all.stream().filter(traits -> asked(filter, "legal_status", traits.legal()))
            .filter(traits -> asked(filter, "org_status", traits.org()))
            .filter(traits -> asked(filter, "size_class", traits.size()))
            .filter(traits -> !"covered".equals(filter.get("change")) || traits.organised()).toList();
    }

    private List<String> organised(String kind) {
        if (kind.equals(SITE)) return List.of("");
        return catalogue.isNode(kind) ? List.of("organised") : List.of("unorganised", "organised");
    }

    private static boolean asked(Map<String, String> filter, String dim, String value) {
        return filter.getOrDefault(dim, value).equals(value);
    }

    @Override public Map<String, Set<String>> stock(Slot slot) {
        return slot.born.dims(slot.kind);
    }

    @Override public Map<String, Set<String>> begins(Slot slot) {
        if (catalogue.isNode(slot.kind)) return change("founded", slot.kind);
        return slot.isExtra() && slot.born.organised() ? change("covered", slot.kind) : Map.of();
    }

    @Override public Map<String, Set<String>> ends(Slot slot) {
        if (slot.kind.equals(SITE)) return Map.of();
        return change(slot.merges() ? "merged" : "dissolved", slot.kind);
    }

    static Map<String, Set<String>> change(String change, String kind) {
        return Map.of("change", Set.of(change), "unit_kind", Set.of(kind));
    }

    @Override public Optional<Place> home(Slot slot, Place at) {
        return catalogue.isNode(slot.kind) ? hosting.home(slot.kind, at) : hosting.register(at);
    }
}
