package union.platform.access;

/**
 * By which rule of ownership an operation is open to a caller (architecture, section 2). Rules 2 (what was submitted to
 * a unit) and 4 (what a unit published) will stand here beside the others.
 */
public enum To {
    /** Anyone, without a token: health, descriptions, activation of an account. */
    PUBLIC,
    /** Anyone who has signed in, about themselves only. */
    SIGNED_IN,
    /** Rule 0: the person whom {@code {person}} in the path names. */
    SELF,
    /**
     * Rule 1: who holds, today, a post with the right in the unit that
     * keeps the records of {@code {unit}} or {@code {upper}}.
     */
    OWN,
    /** Rule 3: who holds, today, a post with the right in {@code {unit}} or in a unit above it. */
    FIGURES,
    /** Who operates this installation: founds roots and starts maintenance, and sees nobody's records. */
    OPERATOR
}
