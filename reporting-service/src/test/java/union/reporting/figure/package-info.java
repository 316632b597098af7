@NullMarked
package union.reporting.figure;

import org.jspecify.annotations.NullMarked;
