package union.platform.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * One recorded change of a unit: from which civil day it holds, when it was recorded, and the attributes that it sets.
 * An attribute that is set to {@code ""} has no value from that day on.
 */
public record UnitChange(long sequence, LocalDate on, Instant recordedAt, String change, Map<String, String> set) {
    public static final String KIND = "kind";
    public static final String NAME = "name";
    public static final String PARENT = "parent";
    public static final String STATUS = "status";
    public static final String CUSTODIAN = "custodian";
    /** The number of an earlier change that this one takes back. */
    public static final String REVOKES = "revokes";

    public UnitChange {
        set = Map.copyOf(set);
    }
}
