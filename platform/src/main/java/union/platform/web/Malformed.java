package union.platform.web;

import java.util.Map;

/**
 * Thrown by a request record that validates itself in its compact constructor: the text stands in the bundles under
 * the code, with the values in its braces. Answered with 400 and the place in the body.
 */
public final class Malformed extends IllegalArgumentException {
    private final String code;
    private final transient Map<String, String> values;
    private final String field;

    /** What is wrong with one field of the record, by the field's name. */
    public Malformed(String field, String code, Map<String, String> values) {
        super(code);
        this.field = field;
        this.code = code;
        this.values = Map.copyOf(values);
    }

    /** What is wrong with the record as a whole. */
    public Malformed(String code, Map<String, String> values) {
        this("", code, values);
    }

    public Malformed(String code) {
        this(code, Map.of());
    }

    public String code() {
        return code;
    }

    /** The field's name; empty for the record as a whole. */
    public String field() {
        return field;
    }

    public Map<String, String> values() {
        return values;
    }
}
