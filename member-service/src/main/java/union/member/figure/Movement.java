package union.member.figure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event adds to or takes from a figure (数字变动): {@code count} of a metric from the day {@code on}, under
 * these dimensions. Every event of this service carries its movements, so that reporting adds and never interprets.
 * A dimension has one value, or a list of them where the catalogue marks it as a tag.
 *
 * @param count how many more (or, negative, fewer) of the metric's counting unit; never 0
 * @param dims dimension to a String, or to a List of String for tags
 * @param person opaque id, for metrics that count each person once; null otherwise
 */
public record Movement(String metric, LocalDate on, int count, Map<String, Object> dims, @Nullable String person) {
    public Movement {
        if (count == 0) throw new IllegalArgumentException("a movement of nothing");
        dims.values().forEach(Movement::checkValue);
        dims = Collections.unmodifiableMap(new TreeMap<>(dims));
    }

    public static Movement of(String metric, LocalDate on, int count, Map<String, Object> dims) {
        return new Movement(metric, on, count, dims, null);
    }

    private static void checkValue(Object value) {
        boolean tags = value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        if (!(value instanceof String) && !tags)
            throw new IllegalArgumentException("a dimension is a text or a list of texts, not " + value);
    }
}
