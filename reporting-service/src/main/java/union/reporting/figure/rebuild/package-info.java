/** Making sums and facts anew, by one command each. */
@NullMarked
package union.reporting.figure.rebuild;

import org.jspecify.annotations.NullMarked;
