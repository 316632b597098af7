package union.reporting.figure.fact;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The dimensions of one fact: dimension to value, several values where the dimension is a tag. Its {@link #key()} is
 * canonical ({@code age_band=under_40+youth,employment=postdoc}), so equal dimensions are one line of a kept sum.
 */
public record Dims(Map<String, Set<String>> values) {
    public static final Dims NONE = new Dims(Map.of());

    public Dims {
        var sorted = new TreeMap<String, Set<String>>();
        values.forEach((name, of) -> {
            if (!of.isEmpty()) sorted.put(name, java.util.Collections.unmodifiableSet(new TreeSet<>(of)));
        });
        values = java.util.Collections.unmodifiableMap(sorted);
    }

    public static Dims of(Map<String, ? extends Collection<String>> values) {
        var copy = new TreeMap<String, Set<String>>();
        values.forEach((name, of) -> copy.put(name, new TreeSet<>(of)));
        return new Dims(copy);
    }

    /** One value per dimension. */
    public static Dims single(Map<String, String> values) {
        var copy = new TreeMap<String, Set<String>>();
        values.forEach((name, value) -> copy.put(name, Set.of(value)));
        return new Dims(copy);
    }

    public static Dims parse(String key) {
        if (key.isEmpty()) return NONE;
        var values = new TreeMap<String, Set<String>>();
        for (var pair : key.split(",", -1)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), Set.copyOf(Arrays.asList(pair.substring(equals + 1).split("\\+"))));
        }
        return new Dims(values);
    }

    public String key() {
        return values.entrySet().stream().map(pair -> pair.getKey() + "=" + String.join("+", pair.getValue()))
                .collect(Collectors.joining(","));
    }

    public Set<String> of(String dimension) {
        return values.getOrDefault(dimension, Set.of());
    }

    /** A dimension that the question leaves out is not filtered on. */
    public boolean matches(Map<String, String> where) {
        return where.entrySet().stream().allMatch(pair -> of(pair.getKey()).contains(pair.getValue()));
    }
}
