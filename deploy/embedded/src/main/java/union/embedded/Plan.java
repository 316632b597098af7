package union.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * How an index answers a query: equalities on its leading fields, then at most one range. When what follows the
 * equalities is what the query sorts by, the entries come in that order and a limited answer reads only what it needs.
 */
record Plan(StoreIndex index, List<Walk.Span<byte[]>> spans, long cost, Order order) {
    /** How the entries of the spans stand to the sort that was asked for. */
    enum Order { NONE, ASCENDING, DESCENDING }

    private static final int POINTS_MAX = 10_000;
    private static final int SORTED_WORTH = 4; // reading this many times more in order still beats sorting

    static Optional<Plan> choose(List<StoreIndex> indexes, Document query, @Nullable Document sort) {
        var conditions = new Conditions(query);
        List<Plan> plans = indexes.stream().map(index -> of(index, conditions, sort)).filter(Objects::nonNull).toList();
        Comparator<Plan> cheapest = Comparator.comparingLong(Plan::cost);
        Optional<Plan> best = plans.stream().filter(plan -> plan.narrows()).min(cheapest);
        Optional<Plan> inOrder = plans.stream().filter(plan -> plan.order != Order.NONE).min(cheapest);
        if (best.isEmpty() || inOrder.isEmpty()) return best.or(() -> inOrder);
        return inOrder.get().cost <= SORTED_WORTH * best.get().cost ? inOrder : best;
    }

    private boolean narrows() {
        return !spans.equals(List.of(ALL));
    }

    private static final Walk.Span<byte[]> ALL = new Walk.Span<>(new byte[] {KeyBytes.MISSING}, null);

    private static @Nullable Plan of(StoreIndex index, Conditions conditions, @Nullable Document sort) {
        List<byte[]> points = List.of(new byte[0]);
        int equal = 0;
        for (; equal < index.paths().size() && isPlain(index.paths().get(equal)); equal++) {
            Collection<@Nullable Object> values = conditions.equalTo(field(index, equal));
            if (values == null || (long) points.size() * values.size() > POINTS_MAX) break;
            points = extend(points, values);
        }
        Walk.Span<byte[]> range = equal < index.paths().size() && isPlain(index.paths().get(equal))
            ? conditions.range(field(index, equal), index.isMultikey()) : null;
        List<Walk.Span<byte[]>> spans = new ArrayList<>();
        for (byte[] point : points) spans.add(span(point, range));
        Order order = points.size() == 1 ? order(index, equal, sort) : Order.NONE;
        if (equal == 0 && range == null) spans = List.of(ALL);
        if (equal == 0 && range == null && order == Order.NONE) return null;
        return new Plan(index, spans, cost(index.map(), spans), order);
    }

    private static Walk.Span<byte[]> span(byte[] point, Walk.@Nullable Span<byte[]> range) {
        if (range == null || range.low() == null || range.high() == null) {
            return new Walk.Span<>(point, KeyBytes.above(point));
        }
        return new Walk.Span<>(KeyBytes.concat(point, range.low()), KeyBytes.concat(point, range.high()));
    }

    private static List<byte[]> extend(List<byte[]> points, Collection<@Nullable Object> values) {
        Set<byte[]> longer = StoreIndex.bytes();
        for (byte[] point : points) {
            for (Object value : values) longer.add(KeyBytes.concat(point, KeyBytes.encode(value)));
        }
        return List.copyOf(longer);
    }

    private static String field(StoreIndex index, int i) {
        return String.join(".", index.paths().get(i));
    }

    // A part of a path that is a number may be a position in an array; the index does not know positions.
    private static boolean isPlain(List<String> path) {
        return path.stream().noneMatch(part -> part.isEmpty() || Character.isDigit(part.charAt(0)));
    }

    /** Entries after {@code equal} fixed fields come sorted by the following ones. */
    private static Order order(StoreIndex index, int equal, @Nullable Document sort) {
        if (sort == null || sort.isEmpty() || !index.sortsAsServer()) return Order.NONE;
        List<String> fixed = new ArrayList<>();
        for (int i = 0; i < equal; i++) fixed.add(field(index, i));
        Order order = Order.NONE;
        int at = equal;
        for (var by : sort.entrySet()) {
            if (fixed.contains(by.getKey())) continue;
            if (at == index.paths().size() || !by.getKey().equals(field(index, at++))) return Order.NONE;
            Order wanted = by.getValue() instanceof Number n && n.intValue() < 0 ? Order.DESCENDING : Order.ASCENDING;
            if (order != Order.NONE && order != wanted) return Order.NONE;
            order = wanted;
        }
        return order == Order.NONE ? Order.ASCENDING : order;
    }

    private static long cost(MVMap<byte[], byte[]> map, List<Walk.Span<byte[]>> spans) {
        long entries = 0;
        for (Walk.Span<byte[]> span : spans) {
            byte[] high = span.high();
            long end = high == null ? map.sizeAsLong() : rank(map, high);
            entries += end - rank(map, Objects.requireNonNull(span.low())) + 1;
        }
        return entries;
    }

    private static long rank(MVMap<byte[], byte[]> map, byte[] key) {
        long at = map.getKeyIndex(key);
        return at < 0 ? -at - 1 : at;
    }
}
