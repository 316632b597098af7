package union.reporting.target;

import union.platform.aggregate.Refusal;

/** Why a planned value may be turned down. The constant's name is the code that clients see. */
public enum TargetRefusal implements Refusal {
    /** Nothing that is counted can be planned to be less than none. */
    TARGET_BELOW_ZERO,
    /** Another metric, dimension or period is another target, with an id of its own. */
    TARGET_AIM_IS_FIXED
}
