/** Taking events in: what they state, kept as facts, tree, planned values and sums. */
@NullMarked
package union.reporting.figure.intake;

import org.jspecify.annotations.NullMarked;
