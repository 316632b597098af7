package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One unit, employer or site of the plan: either one that the case's tree names, or an extra one that a figure needs
 * (a union that was dissolved in the year stands in no tree at the year's end).
 */
final class Slot {
    /** Something that happens to a unit on a day: a new name, or another unit that it now belongs to. */
    record Turn(LocalDate on, @Nullable Place to) {}

    final String kind;
    /** Its place in the case's tree; null for an extra one. */
    final @Nullable Place place;
    private final TreeMap<LocalDate, Traits> seen = new TreeMap<>();
    private final TreeSet<LocalDate> unseen = new TreeSet<>();
    final List<Turn> turns = new ArrayList<>();
    /** Periods in which a union covers it, for employers. */
    final List<Stay<Slot>> covered = new ArrayList<>();
    final Traits born;
    private @Nullable Slot mergedInto;
    private @Nullable Slot splitFrom;
    private boolean merges;

    private Slot(String kind, @Nullable Place place, Traits born) {
        this.kind = kind;
        this.place = place;
        this.born = born;
    }

    static Slot of(Place place) {
        return new Slot(place.kind(), place, Traits.NONE);
    }

    static Slot extra(String kind, Traits born) {
        return new Slot(kind, null, born);
    }

    boolean isExtra() {
        return place == null;
    }

    void seen(LocalDate on, Traits traits) {
        seen.put(on, traits);
    }

    void unseen(LocalDate on) {
        unseen.add(on);
    }

    boolean decided(LocalDate on) {
        return seen.containsKey(on) || unseen.contains(on);
    }

    /** Nothing comes back that was once gone. */
    boolean mayBeSeen(LocalDate on) {
        return !decided(on) && (seen.isEmpty() || unseen.tailSet(seen.firstKey()).isEmpty());
    }

    NavigableMap<LocalDate, Traits> seen() {
        return seen;
    }

    NavigableSet<LocalDate> unseen() {
        return unseen;
    }

    /** Its traits as they stand on a day, as far as any question asked. */
    Traits traits(LocalDate on) {
        return Optional.ofNullable(seen.floorEntry(on)).or(() -> Optional.ofNullable(seen.firstEntry()))
            .map(Map.Entry::getValue).orElse(born);
    }

    Optional<String> size() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.firstEntry().getValue().size());
    }

    void turn(LocalDate on, @Nullable Place to) {
        turns.add(new Turn(on, to));
    }

    Slot merging() {
        merges = true;
        return this;
    }

    boolean merges() {
        return merges;
    }

    void mergedInto(Slot other) {
        mergedInto = other;
    }

    Optional<Slot> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    void splitFrom(Slot other) {
        splitFrom = other;
    }

    Optional<Slot> splitFrom() {
        return Optional.ofNullable(splitFrom);
    }

    /** Where its own changes count: at itself, or where it stands. */
    Place countedAt(Place host) {
        return place == null ? host : place;
    }
}
