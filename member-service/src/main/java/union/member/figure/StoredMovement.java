package union.member.figure;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** A movement as it is stored in the aggregate that stated it; for metrics without tags and without persons. */
public record StoredMovement(String metric, LocalDate on, int count, Map<String, String> dims) {
    public static StoredMovement of(Movement m) {
        return new StoredMovement(m.metric(), m.on(), m.count(), m.dims().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, dim -> dim.getValue().toString())));
    }

    public Movement movement() {
        return Movement.of(metric, on, count, Map.copyOf(dims));
    }
}
