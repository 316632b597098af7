package union.platform.unit;

/** Where a unit stands on a date. Before its first recorded day a unit is {@link #UNKNOWN}. */
public enum UnitStatus {
    UNKNOWN, PREPARING, SUBMITTED, APPROVED, REFUSED, FOUNDED, DISSOLVED;

    public static UnitStatus of(String stored) {
        return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }

    public String stored() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
