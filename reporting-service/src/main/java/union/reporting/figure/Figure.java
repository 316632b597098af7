package union.reporting.figure;

import java.util.List;

/** A figure read: the question, what it comes to, and what its parts come to when it was asked by something. */
public record Figure(Question question, Amount amount, List<Part> parts) {
    public Figure {
        parts = List.copyOf(parts);
    }

    /** The part for one value of a dimension, or for one branch of the tree; no value means "not stated". */
    public record Part(String by, String value, Amount amount) {
        public static final String UNSTATED = "";
    }
}
