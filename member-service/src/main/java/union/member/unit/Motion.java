package union.member.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import union.member.unit.Facts.Neighbour;
import union.platform.unit.UnitId;

/** A change to be judged: of which unit, from which day, setting what, in which surroundings. */
record Motion(UnitId unit, UnitKind kind, History history, LocalDate on, List<Trait> set, Facts facts) {
    Motion {
        set = List.copyOf(set);
    }

    static Motion of(History history, UnitCommand command, Trait... set) {
        return new Motion(history.unit(), history.kind(), history, command.stamp().on(), List.of(set),
            command.facts());
    }

    /** The first day of the unit itself: its founding, or while that has not come, its preparation. */
    Optional<LocalDate> ownBeginning() {
        return history.firstOn(Standing.FOUNDED).or(() -> history.firstOn(Standing.PREPARING));
    }

    /** Before this day the unit is needed: something is recorded of it, or others pass into its keeping. */
    LocalDate neededUntil() {
        var own = history.lastOn();
        return facts.dependents().namedLast().map(day -> day.plusDays(1)).filter(own::isBefore).orElse(own);
    }

    List<UnitId> liveChildren() {
        return facts.dependents().liveChildren();
    }

    Optional<Neighbour> other() {
        return facts.other();
    }

    /** The neighbour was dissolved by that day, or will be while this unit still hangs there. */
    boolean endsTooEarly(Neighbour neighbour) {
        var until = history.placedUntil(on).orElse(LocalDate.MAX);
        return neighbour.ended().filter(ended -> !ended.isAfter(on) || ended.isBefore(until)).isPresent();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final boolean sets(Class<? extends Trait>... types) {
        return List.of(types).stream().anyMatch(type -> set(type).findAny().isPresent());
    }

    /** What would hold on a day from the change on: what the change sets, until a later entry sets it anew. */
    <T extends Trait> Optional<T> then(Class<T> type, LocalDate day) {
        boolean anew = history.standing().filter(e -> e.on().isAfter(on) && !e.on().isAfter(day))
            .anyMatch(e -> e.set().stream().anyMatch(type::isInstance));
        var now = anew ? Optional.<T>empty() : set(type).findFirst();
        return now.or(() -> history.at(day).trait(type));
    }

    <T extends Trait> Stream<T> set(Class<T> type) {
        return set.stream().filter(type::isInstance).map(type::cast);
    }
}
