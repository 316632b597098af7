/** Figures as they change, for dashboards. */
@NullMarked
package union.reporting.figure.stream;

import org.jspecify.annotations.NullMarked;
