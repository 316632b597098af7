/** Who holds which post in which unit, from when until when. Rights come from here. */
@NullMarked
package union.member.officer;

import org.jspecify.annotations.NullMarked;
