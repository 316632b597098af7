package union.reporting.catalogue;

/** How the values of a dimension stand to each other. */
public enum Mode {
    /** At most one value per fact; the values add up. */
    SPLIT,
    /** Several values per fact; they are not added. */
    TAG,
    /** Must be named in every question, since kinds must not be mixed. */
    SELECT,
    /** Actual, or a value that a plan set. */
    BASIS
}
