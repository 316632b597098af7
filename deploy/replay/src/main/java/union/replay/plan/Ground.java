package union.replay.plan;

import java.util.List;
import union.replay.source.Catalogue;
import union.replay.source.Figure;

/**
 * What every part of a plan stands on.
 *
 * @param covered the figures that are to be answered
 */
record Ground(Tree tree, Horizon horizon, Catalogue catalogue, List<Figure> covered) {
    Ground {
        covered = List.copyOf(covered);
    }

    Ground with(Tree other) {
        return new Ground(other, horizon, catalogue, covered);
    }
}
