package union.member.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * As what one thing counts in a stock, from when on (时点数): each step says under which dimensions it counts from
 * that day, an empty step that it no longer counts. A change of the past, however late it is recorded, is stated as
 * the difference of two such timelines, so that the sum of all movements is the timeline itself.
 */
public record Stock(String metric, NavigableMap<LocalDate, Map<String, Object>> steps) {
    public static final Map<String, Object> NOT_COUNTED = Map.of();

    private record Place(LocalDate on, Map<String, Object> dims) {}

    public Stock {
        steps = new TreeMap<>(steps);
    }

    /** What must be added to the movements of {@code before} so that they show this timeline. */
    public List<Movement> since(Stock before) {
        var sums = new LinkedHashMap<Place, Integer>();
        before.addTo(sums, -1);
        addTo(sums, +1);
        var movements = new ArrayList<Movement>();
        sums.forEach((place, count) -> {
            if (count != 0) movements.add(Movement.of(metric, place.on(), count, place.dims()));
        });
        return List.copyOf(movements);
    }

    private void addTo(Map<Place, Integer> sums, int sign) {
        var last = NOT_COUNTED;
        for (var step : steps.entrySet()) {
            var next = step.getValue();
            if (next.equals(last)) continue;
            if (!last.isEmpty()) sums.merge(new Place(step.getKey(), last), -sign, Integer::sum);
            if (!next.isEmpty()) sums.merge(new Place(step.getKey(), next), sign, Integer::sum);
            last = next;
        }
    }
}
