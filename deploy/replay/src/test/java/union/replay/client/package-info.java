/** Tests of entering a plan and judging the figures read back. */
@NullMarked
package union.replay.client;

import org.jspecify.annotations.NullMarked;
