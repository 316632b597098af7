/** Tests of the replay, and of what it must refuse. */
@NullMarked
package union.replay;

import org.jspecify.annotations.NullMarked;
