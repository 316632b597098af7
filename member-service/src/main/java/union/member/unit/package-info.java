/** The tree of units: who hangs under whom, from which day, and how it came to be. */
@NullMarked
package union.member.unit;

import org.jspecify.annotations.NullMarked;
