package union.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of each field, read from its top level, from $and and from $elemMatch. Anything else is left
 * to the matcher, so an index answer is always a superset of the right one.
 */
final class Conditions {
    private final Map<String, List<@Nullable Object>> byField = new HashMap<>();

    Conditions(Document query) {
        collect(query, "");
    }

    private void collect(Document query, String prefix) {
        query.forEach((key, value) -> {
            if (key.equals("$and") && value instanceof Collection<?> all) {
                for (Object part : all) if (part instanceof Document conjunct) collect(conjunct, prefix);
            } else if (!key.startsWith("$")) {
                byField.computeIfAbsent(prefix + key, _ -> new ArrayList<>()).add(value);
                if (value instanceof Document operators && operators.get("$elemMatch") instanceof Document element
                    && !isOperators(element)) collect(element, prefix + key + ".");
            }
        });
    }

    /** The values of which the field must have one, or null when no condition says so. */
    @Nullable Collection<@Nullable Object> equalTo(String field) {
        for (Object condition : byField.getOrDefault(field, List.of())) {
            Collection<?> values = equalValues(condition);
            if (values == null || values.stream().anyMatch(Conditions::needsMatcher)) continue;
            List<@Nullable Object> plain = new ArrayList<>(values);
            if (plain.contains(null)) plain.add(Missing.getInstance()); // null asks for the missing ones as well
            return plain;
        }
        return null;
    }

    private static @Nullable Collection<?> equalValues(@Nullable Object condition) {
        if (!(condition instanceof Document operators) || !isOperators(operators)) {
            return Collections.singletonList(condition);
        }
        if (operators.containsKey("$eq")) return Collections.singletonList(operators.get("$eq"));
        return operators.get("$in") instanceof Collection<?> several ? several : null;
    }

    // Arrays compare as a whole and patterns not by value; a document with nested operators is no plain value.
    private static boolean needsMatcher(@Nullable Object value) {
        return value instanceof Collection || value instanceof BsonRegularExpression
            || (value instanceof Document document && document.toString().contains("$"));
    }

    /**
     * The encoded range, within one type, that the field must lie in, or null. With {@code oneBound} only one of two
     * bounds is used: in an array different elements may satisfy them.
     */
    Walk.@Nullable Span<byte[]> range(String field, boolean oneBound) {
        var bounds = new Bounds(oneBound, !field.contains("."));
        for (Object condition : byField.getOrDefault(field, List.of())) {
            if (condition instanceof Document operators && isOperators(operators)) operators.forEach(bounds::add);
        }
        return bounds.range();
    }

    private static boolean isOperators(Document document) {
        return document.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    /** Gathers comparisons of one type; the first decides which type that is. */
    private static final class Bounds {
        private static final List<Integer> USABLE = Arrays.asList(KeyBytes.NUMBER, KeyBytes.STRING, KeyBytes.DATE,
            KeyBytes.OBJECT_ID, KeyBytes.BOOLEAN);

        private final boolean oneBound;
        private final boolean topLevel;
        private int tag;
        private byte @Nullable [] lower;
        private byte @Nullable [] upper;
        private boolean present;

        Bounds(boolean oneBound, boolean topLevel) {
            this.oneBound = oneBound;
            this.topLevel = topLevel;
        }

        void add(String operator, @Nullable Object value) {
            boolean low = operator.equals("$gt") || operator.equals("$gte");
            boolean high = operator.equals("$lt") || operator.equals("$lte");
            // Below an array "not null" may hold where nothing is present.
            present |= operator.equals("$exists") && Boolean.TRUE.equals(value);
            present |= operator.equals("$ne") && value == null && topLevel;
            int type = KeyBytes.tag(value);
            if ((!low && !high) || !USABLE.contains(type) || (tag != 0 && tag != type)) return;
            if (oneBound && (lower != null || upper != null)) return;
            tag = type;
            byte[] bound = value instanceof Number number
                ? KeyBytes.concat(new byte[] {(byte) type}, KeyBytes.bound(number)) : KeyBytes.encode(value);
            if (low && lower == null) lower = bound;
            if (high && upper == null) upper = KeyBytes.above(bound);
        }

        Walk.@Nullable Span<byte[]> range() {
            byte[] type = {(byte) tag};
            if (tag != 0) return new Walk.Span<>(lower == null ? type : lower, upper == null ? endOf(type) : upper);
            return present ? new Walk.Span<>(new byte[] {KeyBytes.NULL}, new byte[] {-1}) : null;
        }

        private static byte[] endOf(byte[] type) {
            return new byte[] {(byte) (type[0] + 1)};
        }
    }
}
