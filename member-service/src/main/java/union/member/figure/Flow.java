package union.member.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one thing, day by day (期间数), as its timeline shows it. What is recorded late changes the timeline
 * of the past; it is stated as the difference, so that the sum of all movements is what the timeline shows.
 */
public record Flow(List<Movement> happened) {
    private record Place(String metric, LocalDate on, Map<String, Object> dims) {}

    public Flow {
        happened = List.copyOf(happened);
    }

    /** What must be added to the movements of {@code before} so that they show this. */
    public List<Movement> since(Flow before) {
        var sums = new LinkedHashMap<Place, Integer>();
        before.addTo(sums, -1);
        addTo(sums, +1);
        var movements = new ArrayList<Movement>();
        sums.forEach((place, count) -> {
            if (count != 0) movements.add(Movement.of(place.metric(), place.on(), count, place.dims()));
        });
        return List.copyOf(movements);
    }

    private void addTo(Map<Place, Integer> sums, int sign) {
        happened.forEach(m -> sums.merge(new Place(m.metric(), m.on(), m.dims()), sign * m.count(), Integer::sum));
    }
}
