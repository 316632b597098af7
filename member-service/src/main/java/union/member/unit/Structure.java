package union.member.unit;

import static union.member.unit.Standing.FOUNDED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import union.member.figure.Movement;
import union.member.figure.Stock;

/**
 * As what a unit counts (组织单位数, 组织变动). A founded unit counts once, by kind, legal status and size; it is itself
 * the organisation, hence always {@code organised}. A structure change counts the one unit that was changed: a
 * merger the unit that was merged away (not also as dissolved), a split the unit that was divided, while the unit
 * that the split founds counts as founded. What happens to a unit that is not founded yet is no structure change.
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

    static List<Movement> movements(Entry.Change change, LocalDate on, History before, History after) {
        var counted = switch (change) {
            case FOUNDED -> true;
            case RENAMED, RE_PARENTED, MERGED, SPLIT, DISSOLVED -> before.at(on).is(FOUNDED);
            case PREPARED, SUBMITTED, DECIDED, LEGAL_REGISTERED, ATTRIBUTES_CHANGED -> false;
        };
        return Optional.of(change).filter(_ -> counted).map(_ -> one(change, on, after.kind())).stream().toList();
    }

    private static Movement one(Entry.Change change, LocalDate on, UnitKind kind) {
        return Movement.of(CHANGES, on, 1, Map.of("change", change.code(), "unit_kind", kind.code()));
    }
}
