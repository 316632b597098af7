@NullMarked
package union.reporting.figure.intake;

import org.jspecify.annotations.NullMarked;
