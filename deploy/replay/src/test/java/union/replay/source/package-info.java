/** Tests of reading case files. */
@NullMarked
package union.replay.source;

import org.jspecify.annotations.NullMarked;
