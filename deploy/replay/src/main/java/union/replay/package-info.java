/** See the README of this module. */
@NullMarked
package union.replay;

import org.jspecify.annotations.NullMarked;
