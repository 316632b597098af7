/** Which metrics and dimensions exist, each named once (指标目录). */
@NullMarked
package union.reporting.catalogue;

import org.jspecify.annotations.NullMarked;
