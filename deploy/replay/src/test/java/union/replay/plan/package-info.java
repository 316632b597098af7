/** Tests of the planner against a naive recount. */
@NullMarked
package union.replay.plan;

import org.jspecify.annotations.NullMarked;
