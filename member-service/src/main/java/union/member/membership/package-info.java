/** The roll: each person's membership in a unit as a dated timeline, and the figures that follow from it. */
@NullMarked
package union.member.membership;

import org.jspecify.annotations.NullMarked;
