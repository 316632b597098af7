package union.member.unit;

import static java.util.stream.Collectors.toCollection;
import static union.member.unit.Standing.FOUNDED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import union.member.figure.Flow;
import union.member.figure.Movement;
import union.member.figure.Stock;
import union.member.unit.Entry.Change;

/**
 * As what a unit counts (组织单位数, 组织变动). A founded unit counts once, by kind, legal status and size; it is itself
 * the organisation, hence always {@code organised}. A structure change counts the one unit that was changed: a
 * merger the unit that was merged away (not also as dissolved), a split the unit that was divided, while the unit
 * that the split founds counts as founded. What happens to a unit that is not founded yet is no structure change, and
 * what is put right for the same day, or turns out to have come earlier, is still one change.
 */
final class Structure {
    static final String COUNT = "unit.count";
    static final String CHANGES = "unit.changes";

    private Structure() {}

    static Map<String, Object> countedAs(UnitAt unit) {
        var kind = unit.kind();
        if (kind.isEmpty() || !unit.is(FOUNDED)) return Stock.NOT_COUNTED;
        var dims = new TreeMap<String, Object>();
        dims.put("unit_kind", kind.get().code());
        dims.put("legal_status", unit.legalStatus().code());
        dims.put("org_status", "organised");
        unit.sizeClass().ifPresent(size -> dims.put("size_class", size.code()));
        return dims;
    }

    /** Every structure change of the unit, as its timeline shows it: the evening of a day beside that before. */
    static Flow changes(History history) {
        return new Flow(history.days().stream().flatMap(day -> changes(history, day)).toList());
    }

    private static Stream<Movement> changes(History history, LocalDate day) {
        var before = history.at(day.minusDays(1));
        var after = history.at(day);
        if (!before.is(FOUNDED)) return after.is(FOUNDED) ? Stream.of(one(Change.FOUNDED, day, after)) : Stream.empty();
        var changes = history.splitsOn(day).map(_ -> one(Change.SPLIT, day, after))
            .collect(toCollection(ArrayList::new));
        if (!after.name().equals(before.name())) changes.add(one(Change.RENAMED, day, after));
        if (!after.parent().equals(before.parent())) changes.add(one(Change.RE_PARENTED, day, after));
        if (!after.is(FOUNDED)) changes.add(one(end(after), day, after));
        return changes.stream();
    }

    private static Change end(UnitAt unit) {
        return unit.trait(Trait.MergedInto.class).isPresent() ? Change.MERGED : Change.DISSOLVED;
    }

    private static Movement one(Change change, LocalDate on, UnitAt unit) {
        var kind = unit.kind().map(UnitKind::code).orElseThrow();
        return Movement.of(CHANGES, on, 1, Map.of("change", change.code(), "unit_kind", kind));
    }
}
