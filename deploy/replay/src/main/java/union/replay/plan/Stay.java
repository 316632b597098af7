package union.replay.plan;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a stock over time: a person on a roll, a holder of a post, a unit that exists. First it is known only
 * at which days it must be seen and at which it must not; then its first and last day are chosen in between.
 */
final class Stay<P> {
    final Place place;
    final P what;
    /** The last day at which it must not be seen yet; null = it may have been there always. */
    final @Nullable LocalDate after;
    /** The first day at which it must be seen; null = none. */
    final @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private @Nullable LocalDate until;
    private @Nullable LocalDate begin;
    private @Nullable LocalDate end;
    private boolean noise;

    Stay(Place place, P what, @Nullable LocalDate after, @Nullable LocalDate first) {
        this.place = place;
        this.what = what;
        this.after = after;
        this.first = first;
        this.last = first;
    }

    static <P> Stay<P> chosen(Place place, P what, LocalDate begin, @Nullable LocalDate end) {
        var stay = new Stay<>(place, what, null, null);
        stay.begin = begin;
        stay.end = end;
        return stay;
    }

    /** The same, had it begun elsewhere and come along with the unit there. */
    Stay<P> cameWith(Place unit, LocalDate on) {
        var came = new Stay<>(unit, what, null, first);
        came.begin = on;
        came.last = last;
        came.until = until;
        return came;
    }

    void seen(LocalDate on) {
        last = on;
    }

    void gone(LocalDate on) {
        until = on;
    }

    void begin(LocalDate on) {
        begin = on;
    }

    void end(LocalDate on) {
        end = on;
    }

    Stay<P> asNoise() {
        noise = true;
        return this;
    }

    boolean isNoise() {
        return noise;
    }

    boolean open() {
        return begin == null;
    }

    LocalDate begin() {
        return Objects.requireNonNull(begin, "no first day was chosen");
    }

    Optional<LocalDate> end() {
        return Optional.ofNullable(end);
    }

    Optional<LocalDate> lastSeen() {
        return Optional.ofNullable(last);
    }

    /** The day at which it must be gone. */
    Optional<LocalDate> goneBy() {
        return Optional.ofNullable(until);
    }

    boolean covers(LocalDate on) {
        return begin != null && !begin.isAfter(on) && (end == null || end.isAfter(on));
    }
}
