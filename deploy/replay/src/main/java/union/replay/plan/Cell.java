package union.replay.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** As what one record counts: where, on which day, under which values of its dimensions. */
record Cell(Place place, LocalDate on, Map<String, Set<String>> dims) {
    boolean has(Map<String, String> filter) {
        return filter.entrySet().stream()
            .allMatch(wanted -> dims.getOrDefault(wanted.getKey(), Set.of()).contains(wanted.getValue()));
    }
}
