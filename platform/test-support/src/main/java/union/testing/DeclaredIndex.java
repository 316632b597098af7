package union.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * An index as the collection declares it, and whether it serves a shape: its leading key must be bound by the
 * filter, and a sort must be the index's own order once keys bound to one value are left out.
 */
record DeclaredIndex(List<Map.Entry<String, Integer>> keys, boolean sparse, Set<String> partialOn) {

    /** Operators that an index answers by equality or range; others make the server look at every document. */
    private static final Set<String> BINDING = Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$all");

    static DeclaredIndex of(BsonDocument listed) {
        var keys = listed.getDocument("key").entrySet().stream()
                .filter(key -> key.getValue().isNumber())
                .map(key -> Map.entry(key.getKey(), key.getValue().asNumber().intValue() < 0 ? -1 : 1))
                .toList();
        var partial = listed.containsKey("partialFilterExpression")
                ? Set.copyOf(listed.getDocument("partialFilterExpression").keySet()) : Set.<String>of();
        return new DeclaredIndex(keys, listed.containsKey("sparse") && truth(listed.get("sparse")), partial);
    }

    private static boolean truth(BsonValue value) {
        return value.isBoolean() ? value.asBoolean().getValue() : value.isNumber() && value.asNumber().intValue() != 0;
    }

    /** A read of everything in no order is meant as such; everything else needs an index. */
    static boolean covered(QueryShape shape, List<DeclaredIndex> indexes) {
        if (shape.filter().containsKey("$or") && !boundBeside(shape.filter(), indexes)) {
            return shape.filter().getArray("$or").stream()
                    .map(branch -> new QueryShape(
                            shape.database(), shape.collection(), branch.asDocument(), shape.sort()))
                    .allMatch(branch -> covered(branch, indexes));
        }
        if (shape.filter().isEmpty() && shape.sort().isEmpty()) {
            return true;
        }
        return indexes.stream().anyMatch(index -> index.serves(shape));
    }

    private static boolean boundBeside(BsonDocument filter, List<DeclaredIndex> indexes) {
        return indexes.stream().anyMatch(index -> !index.keys().isEmpty() && index.bound(filter, new HashSet<>())
                .contains(index.leading()));
    }

    private String leading() {
        return keys.getFirst().getKey();
    }

    private boolean serves(QueryShape shape) {
        var single = new HashSet<String>();
        var bound = bound(shape.filter(), single);
        if (keys.isEmpty() || !bound.containsAll(partialOn)) {
            return false;
        }
        if (single.contains("_id") && leading().equals("_id")) {
            return true;
        }
        var entered = bound.contains(leading()) || (shape.filter().isEmpty() && !sparse);
        return entered && ordersBy(shape.sort(), single);
    }

    private boolean ordersBy(BsonDocument sort, Set<String> single) {
        var wanted = sort.entrySet().stream().filter(key -> !single.contains(key.getKey())).toList();
        var at = 0;
        var turned = 0;
        for (var key : keys) {
            if (at == wanted.size()) {
                break;
            }
            if (single.contains(key.getKey()) && !wanted.get(at).getKey().equals(key.getKey())) {
                continue;
            }
            var direction = wanted.get(at).getValue().asNumber().intValue() * key.getValue();
            if (!wanted.get(at).getKey().equals(key.getKey()) || (turned != 0 && turned != direction)) {
                return false;
            }
            turned = direction;
            at++;
        }
        return at == wanted.size();
    }

    /** The fields that the filter binds as far as this index goes: a sparse one does not know what lacks the field. */
    private Set<String> bound(BsonDocument filter, Set<String> single) {
        var bound = new HashSet<String>();
        bind(filter, bound, single);
        if (sparse) {
            keys.stream().map(Map.Entry::getKey).filter(key -> matchesNothingThere(filter, key)).forEach(bound::remove);
        }
        return bound;
    }

    private static boolean matchesNothingThere(BsonDocument filter, String field) {
        var value = filter.get(field, new BsonString(""));
        if (filter.containsKey("$and")) {
            var parts = filter.getArray("$and").stream().map(BsonValue::asDocument)
                    .filter(part -> part.containsKey(field)).toList();
            return value.isNull() || (!parts.isEmpty()
                    && parts.stream().allMatch(part -> matchesNothingThere(part, field)));
        }
        return value.isNull() || (value.isDocument() && (value.asDocument().isNull("$eq")
                || (value.asDocument().isArray("$in") && value.asDocument().getArray("$in").contains(BsonNull.VALUE))));
    }

    /** Collects the fields that the filter binds at all, and those that it binds to one value. */
    private static void bind(BsonDocument filter, Set<String> bound, Set<String> single) {
        for (Map.Entry<String, BsonValue> entry : filter.entrySet()) {
            var field = entry.getKey();
            if (field.equals("$and")) {
                entry.getValue().asArray().forEach(part -> bind(part.asDocument(), bound, single));
            } else if (!field.startsWith("$")) {
                bindField(field, entry.getValue(), bound, single);
            }
        }
    }

    private static void bindField(String field, BsonValue value, Set<String> bound, Set<String> single) {
        if (!value.isDocument()) {
            bound.add(field);
            single.add(field);
            return;
        }
        var operators = value.asDocument();
        if (operators.containsKey("$eq")) {
            single.add(field);
        }
        var exists = operators.isInt32("$exists") && operators.getInt32("$exists").getValue() == 1;
        if (operators.isArray("$in") && operators.getArray("$in").stream().anyMatch(BsonValue::isDocument)) {
            return; // one of the values is a pattern without a fixed beginning, or an embedded document
        }
        if (exists || operators.keySet().stream().anyMatch(BINDING::contains)) {
            bound.add(field);
        }
        if (operators.isDocument("$elemMatch")) {
            operators.getDocument("$elemMatch").forEach((inner, _) -> bound.add(field + "." + inner));
        }
    }
}
