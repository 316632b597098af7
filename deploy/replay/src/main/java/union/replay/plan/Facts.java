package union.replay.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How records of one kind count: which of them answer a filter, and under which dimensions each is read. */
interface Facts<P> {
    /** Every way to make a record that answers the filter, the most natural first. */
    List<P> options(Map<String, String> filter);

    /** Dimensions under which it counts in the stock. */
    Map<String, Set<String>> stock(P what);

    /** Dimensions under which its beginning counts as a flow; empty where no metric counts beginnings. */
    Map<String, Set<String>> begins(P what);

    /** Dimensions under which its end counts as a flow; empty where no metric counts ends. */
    default Map<String, Set<String>> ends(P what) {
        return Map.of();
    }

    /** Where under {@code at} such a record can stand. */
    default Optional<Place> home(P what, Place at) {
        return Optional.of(at);
    }

    /** Places under {@code at} that can each hold one such record at a time; none if {@code at} holds any number. */
    default List<Place> oneEach(P what, Place at) {
        return List.of();
    }

    /** Whether to make such a record only where nothing more natural is left. */
    default boolean lastResort(P what) {
        return false;
    }

    /** For how many years it can count unchanged, since people grow older. */
    default int yearsMax(P what) {
        return 100;
    }
}
