package union.replay.plan;

import java.util.List;

/**
 * Everything that a replay of one case enters, and who enters it.
 *
 * @param officers the made-up officers who enter the records; of two in one unit, one proposes and the other decides
 * @param records the records behind the figures, and the noise around them
 * @param wrong figures that no set of records can answer together with the others, as sentences
 */
public record Plan(Tree tree, Horizon horizon, List<Planned.Officer> officers, List<Planned> records,
                   List<String> wrong) {
    public Plan {
        officers = List.copyOf(officers);
        records = List.copyOf(records);
        wrong = List.copyOf(wrong);
    }

    public <R extends Planned> List<R> all(Class<R> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public long noise() {
        return records.stream().filter(Planned::noise).count();
    }
}
