@NullMarked
package union.reporting;

import org.jspecify.annotations.NullMarked;
