/** Writing: one aggregate, one document, one write. */
@NullMarked
package union.platform.aggregate;

import org.jspecify.annotations.NullMarked;
