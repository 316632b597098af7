package union.platform.web;

import java.util.Map;

/**
 * Thrown by a request record that validates itself in its compact constructor: the text stands in the bundles under
 * the code, with the values in its braces. Answered with 400 and the place in the body.
 */
public final class Malformed extends IllegalArgumentException {
    private final String code;
    private final transient Map<String, String> values;

    public Malformed(String code, Map<String, String> values) {
        super(code);
        this.code = code;
        this.values = Map.copyOf(values);
    }

    public Malformed(String code) {
        this(code, Map.of());
    }

    public String code() {
        return code;
    }

    public Map<String, String> values() {
        return values;
    }
}
