@NullMarked
package union.testing;

import org.jspecify.annotations.NullMarked;
