/**
 * From a case to the dated records behind its figures. Pure: the same case, run and day always give the same plan, so
 * that a replay that broke off can be run again. Technology stays outside.
 */
@NullMarked
package union.replay.plan;

import org.jspecify.annotations.NullMarked;
