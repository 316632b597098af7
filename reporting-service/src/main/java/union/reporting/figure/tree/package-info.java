/** The temporal tree of units as reporting came to know it. */
@NullMarked
package union.reporting.figure.tree;

import org.jspecify.annotations.NullMarked;
