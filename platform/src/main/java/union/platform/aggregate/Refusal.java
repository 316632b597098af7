package union.platform.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why the federation's rules say no. An enum constant's name is the code that clients see; its text stands in the
 * service's message bundle under {@code refusal.<code>}, in zh-CN and en.
 */
public interface Refusal {
    String name();

    /** The regulation and article, or empty when the rule is the platform's own. */
    default String citation() {
        return "";
    }

    /** The figures and names that broke the rule; they fill the placeholders of the text. Never personal data. */
    default Map<String, String> details() {
        return Map.of();
    }

    default Refusal with(String name, Object value) {
        var values = new LinkedHashMap<>(details());
        values.put(name, String.valueOf(value));
        return new Explained(name(), citation(), Map.copyOf(values));
    }

    /** A refusal together with what broke it. */
    record Explained(String name, String citation, Map<String, String> details) implements Refusal {}
}
