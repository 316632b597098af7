@NullMarked
package union.reporting.target;

import org.jspecify.annotations.NullMarked;
