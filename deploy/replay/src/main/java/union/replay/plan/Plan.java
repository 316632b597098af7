package union.replay.plan;

import java.util.List;
import java.util.Map;
import union.replay.source.Figure;

/**
 * Everything that a replay of one case enters, and who enters it.
 *
 * @param officers the made-up officers who enter the records; of two in one unit, one proposes and the other decides
 * @param records the records behind the figures, and the noise around them
 */
public record Plan(Tree tree, Horizon horizon, List<Planned.Officer> officers, List<Planned> records, Gaps gaps) {
    /**
     * What the plan does not reach.
     *
     * @param wrong figures that no set of records can answer together with the others, as sentences
     * @param uncovered figures that the platform cannot answer, with the reason, empty where no service keeps them yet
     */
    public record Gaps(List<String> wrong, Map<Figure, String> uncovered) {
        public Gaps {
            wrong = List.copyOf(wrong);
            uncovered = Map.copyOf(uncovered);
        }
    }

    public Plan {
        officers = List.copyOf(officers);
        records = List.copyOf(records);
    }

    Plan with(Map<Figure, String> uncovered) {
        return new Plan(tree, horizon, officers, records, new Gaps(wrong(), uncovered));
    }

    public List<String> wrong() {
        return gaps.wrong();
    }

    /** Whether records of this replay stand behind the figure. */
    public boolean covers(Figure figure) {
        return !gaps.uncovered().containsKey(figure);
    }

    public <R extends Planned> List<R> all(Class<R> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public long noise() {
        return records.stream().filter(Planned::noise).count();
    }
}
