/** The one shape in which this service states figures, and how a changed timeline becomes such statements. */
@NullMarked
package union.member.figure;

import org.jspecify.annotations.NullMarked;
