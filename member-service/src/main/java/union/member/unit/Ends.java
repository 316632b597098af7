package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import union.member.unit.Aftermath.End;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.platform.unit.UnitStatus;

/**
 * Tells the other features of units that have ended: with the event, and in rounds over all units, since an end may lie
 * ahead of its event, the service may have been down on its day, and what is entered late for days before it is found
 * by the next round.
 */
final class Ends {
    private final UnitDirectory units;
    private final List<Aftermath> features;
    private final Supplier<LocalDate> today;

    Ends(UnitDirectory units, List<Aftermath> features, Supplier<LocalDate> today) {
        this.units = units;
        this.features = List.copyOf(features);
        this.today = today;
    }

    void round() {
        units.all().forEach(this::tell);
    }

    void tell(UnitHistory unit) {
        end(unit, today.get()).ifPresent(end -> features.forEach(feature -> feature.unitEnded(end)));
    }

    private static Optional<End> end(UnitHistory unit, LocalDate today) {
        if (unit.at(today, Instant.MAX).status() != UnitStatus.DISSOLVED) return Optional.empty();
        return unit.standing(Instant.MAX).stream()
            .filter(c -> !c.on().isAfter(today) && c.set().containsKey(UnitChange.STATUS))
            .max(Comparator.comparing(UnitChange::on).thenComparingLong(UnitChange::sequence))
            .map(c -> new End(unit.id(), c.on(), Optional.ofNullable(c.set().get("mergedInto")).map(UnitId::new),
                UnitShape.TOPIC + "/" + unit.id() + "/" + Units.ID + "#" + c.sequence()));
    }
}
