@NullMarked
package union.standalone;

import org.jspecify.annotations.NullMarked;
