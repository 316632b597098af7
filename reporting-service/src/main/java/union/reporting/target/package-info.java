/** The values that units plan. */
@NullMarked
package union.reporting.target;

import org.jspecify.annotations.NullMarked;
