package union.member.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import union.member.unit.Facts.Neighbour;
import union.platform.unit.UnitId;

/** How large the tree may grow, and what a broken rule says about what broke it. */
final class Limits {
    /** Levels from a root to the lowest unit; real trees have five or six. */
    static final int DEPTH_MAX = 12;
    static final int CHILDREN_MAX = 5_000;
    static final int AREA_UNITS_MAX = 60;
    /** A change may be recorded so many days ahead of its effect. */
    static final int DAYS_AHEAD_MAX = 366;
    private static final int NAMED_MAX = 10;

    private Limits() {}

    /** The beginning, of the unit or of the other one, that lies after the effective date; else empty. */
    static String tooEarly(Motion motion) {
        return motion.ownBeginning().filter(motion.on()::isBefore)
            .or(() -> motion.other().flatMap(Neighbour::founded).filter(motion.on()::isBefore))
            .map(LocalDate::toString).orElse("");
    }

    /** The lead that holds after the change is one of the area that holds then, also on each later day. */
    static boolean leadBelongs(Motion motion) {
        if (!motion.sets(Trait.Area.class, Trait.Lead.class)) return true;
        return Stream.concat(Stream.of(motion.on()), motion.history().days().tailSet(motion.on()).stream())
            .allMatch(day -> leadBelongs(motion, day));
    }

    private static boolean leadBelongs(Motion motion, LocalDate day) {
        var units = motion.then(Trait.Area.class, day).map(Trait.Area::units).orElse(List.of());
        return motion.then(Trait.Lead.class, day).stream().allMatch(lead -> units.contains(lead.unit()));
    }

    static Map<String, String> otherUnit(Motion motion) {
        return Map.of("unit", motion.other().map(n -> n.unit().value()).orElse("-"));
    }

    static Map<String, String> kinds(Motion motion) {
        return Map.of("kind", motion.kind().code(), "other", motion.other().map(n -> n.kind().code()).orElse("-"));
    }

    static String some(List<UnitId> units) {
        return units.stream().limit(NAMED_MAX).map(UnitId::value).collect(Collectors.joining(", "));
    }
}
