package union.reporting.figure.stream;

import java.util.Map;
import java.util.TreeMap;
import union.platform.unit.UnitId;

/** A figure that may read otherwise now: which metric at which unit, with what must be chosen in its every question. */
public record Changed(UnitId unit, String metric, Map<String, String> chosen) {
    public Changed {
        chosen = java.util.Collections.unmodifiableMap(new TreeMap<>(chosen));
    }
}
