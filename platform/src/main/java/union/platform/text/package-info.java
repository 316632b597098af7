/** Texts that people read, in their language. */
@NullMarked
package union.platform.text;

import org.jspecify.annotations.NullMarked;
