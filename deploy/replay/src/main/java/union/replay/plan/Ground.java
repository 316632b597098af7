package union.replay.plan;

import union.replay.source.Catalogue;

/** What every part of a plan stands on. */
record Ground(Tree tree, Horizon horizon, Catalogue catalogue) {}
