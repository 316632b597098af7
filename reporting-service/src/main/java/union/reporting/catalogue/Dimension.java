package union.reporting.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One way to split figures (维度): its controlled values, and whether a unit may add codes of its own. */
public record Dimension(String name, String chinese, Mode mode, boolean open, List<Value> values) {
    public static final String BASIS = "basis";
    public static final String ACTUAL = "actual";
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");

    public Dimension {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().map(Value::code).distinct().count() != values.size())
            throw new IllegalArgumentException(name + ": empty or doubled values");
    }

    /**
     * One controlled value. {@code node} tells a unit of the tree from an employer-side or site entry; a figure of a
     * {@code sensitive} value is protected like a sensitive metric.
     */
    public record Value(String code, String chinese, boolean node, boolean sensitive) {
        public Value {
            if (!CODE.matcher(code).matches()) throw new IllegalArgumentException("malformed code " + code);
        }
    }

    public Optional<Value> value(String code) {
        return values.stream().filter(value -> value.code().equals(code)).findFirst();
    }

    /** Whether any of its values is sensitive. */
    public boolean isSensitive() {
        return values.stream().anyMatch(Value::sensitive);
    }

    public boolean accepts(String code) {
        return open ? CODE.matcher(code).matches() : value(code).isPresent();
    }
}
