/** Sums kept beside the facts, so that reading a figure scans none. */
@NullMarked
package union.reporting.figure.sum;

import org.jspecify.annotations.NullMarked;
