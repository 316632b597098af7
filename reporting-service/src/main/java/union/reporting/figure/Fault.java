package union.reporting.figure;

import java.util.Map;

/** What is malformed in a request, and where; its text stands in the bundle under {@code fault.<code>}. */
public record Fault(String pointer, Code code, Map<String, String> values) {
    /** The constant's name is the code that clients see. */
    public enum Code {
        METRIC_UNKNOWN, DIMENSION_UNKNOWN, DIMENSION_TWICE, VALUE_UNKNOWN, WHERE_MALFORMED, SELECT_MISSING,
        DATE_MALFORMED, AT_NEEDED, PERIOD_NEEDED, PERIOD_BACKWARDS, BY_UNKNOWN, BY_ALREADY_CHOSEN, BY_OF_PLANNED,
        PER_MONTHS_MALFORMED, PER_MONTHS_NOT_WHOLE, PER_MONTHS_KIND, AS_OF_MALFORMED, PLAN_NEEDS_BASIS,
        PLAN_VALUE_MALFORMED, PLAN_VALUE_TOO_FINE, CALENDAR_PERIOD_NEEDED
    }

    public Fault {
        values = Map.copyOf(values);
    }

    public static Fault at(String pointer, Code code) {
        return new Fault(pointer, code, Map.of());
    }

    public static Fault at(String pointer, Code code, String name, String value) {
        return new Fault(pointer, code, Map.of(name, value));
    }
}
