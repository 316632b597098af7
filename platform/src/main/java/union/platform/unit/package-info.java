/** The temporal tree of units and who holds which post, in memory, from the compacted topics. */
@NullMarked
package union.platform.unit;

import org.jspecify.annotations.NullMarked;
