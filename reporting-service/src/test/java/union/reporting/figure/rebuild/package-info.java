@NullMarked
package union.reporting.figure.rebuild;

import org.jspecify.annotations.NullMarked;
