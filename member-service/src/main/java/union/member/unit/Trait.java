package union.member.unit;

import java.util.List;
import union.platform.unit.UnitId;

/** One attribute of a unit that a change sets from its effective date on. */
public sealed interface Trait {
    record Kind(UnitKind kind) implements Trait {}
    record Name(String name) implements Trait {}
    record Parent(UnitId parent) implements Trait {}
    /** The women's committee above, in their parallel line (女工委条线). */
    record LineParent(UnitId parent) implements Trait {}
    record Status(Standing standing) implements Trait {}
    /** Who keeps the records of a dissolved unit. */
    record Custodian(UnitId unit) implements Trait {}
    record MergedInto(UnitId unit) implements Trait {}
    record SplitInto(UnitId unit) implements Trait {}
    /** Takes back an earlier entry, by its number. */
    record Revokes(int entry) implements Trait {}
    record Legal(LegalStatus status) implements Trait {}
    record Size(SizeClass size) implements Trait {}
    /** A value of the dimension {@code site}. */
    record Site(String code) implements Trait {}
    /** The unit that leads a cooperation area (片组长单位). */
    record Lead(UnitId unit) implements Trait {}
    /** The units that work together in a cooperation area, from anywhere in the tree (片组成员单位). */
    record Area(List<UnitId> units) implements Trait {
        public Area {
            units = List.copyOf(units);
        }
    }
}
