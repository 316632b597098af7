@NullMarked
package union.reporting.catalogue;

import org.jspecify.annotations.NullMarked;
