/** What happened, as immutable facts in reporting's own words. */
@NullMarked
package union.reporting.figure.fact;

import org.jspecify.annotations.NullMarked;
