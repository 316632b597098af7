package union.reporting.figure.rebuild;

import union.platform.aggregate.Refusal;

/** Why a rebuild may not begin. The constant's name is the code that clients see. */
public enum RebuildRefusal implements Refusal {
    /** One at a time: two would undo each other's work. */
    ANOTHER_REBUILD_RUNS
}
