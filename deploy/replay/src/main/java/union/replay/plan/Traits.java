package union.replay.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is counted of a unit besides its kind; an empty text where it has none. */
record Traits(String legal, String org, String size) {
    static final Traits NONE = new Traits("", "", "");

    Map<String, Set<String>> dims(String kind) {
        var dims = new TreeMap<String, Set<String>>(Map.of("unit_kind", Set.of(kind)));
        if (!legal.isEmpty()) dims.put("legal_status", Set.of(legal));
        if (!org.isEmpty()) dims.put("org_status", Set.of(org));
        if (!size.isEmpty()) dims.put("size_class", Set.of(size));
        return dims;
    }

    boolean organised() {
        return org.equals("organised");
    }
}
