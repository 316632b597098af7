package union.member.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import union.platform.unit.UnitId;

/**
 * What a decision about one unit must know of the others, gathered by {@link Units} on the effective date. The tree
 * may move between gathering and writing; {@link Units} keeps structural acts on one tree in line for that.
 *
 * @param other the parent to hang under, the unit to merge or split into, or the custodian
 * @param unknown units named by the command that nobody knows
 */
public record Facts(
        LocalDate today, Seat seat, Optional<Neighbour> other, Placement placement,
        Dependents dependents, List<UnitId> unknown) {
    /** Who decides: the unit in whose name it is done, and the one that the rules name, if any. */
    public record Seat(UnitId upper, Optional<UnitId> deciding) {}

    /** Another unit on the effective date; {@code founded} and {@code ended} on whatever day. */
    public record Neighbour(
            UnitId unit, UnitKind kind, Standing standing, Optional<LocalDate> founded, Optional<LocalDate> ended,
            Optional<UnitId> parent) {}

    /**
     * Where the unit would stand.
     *
     * @param depth levels from the root to the lowest unit of the moved branch
     * @param siblings children that the parent has beside it
     * @param loops the unit would stand below itself, on the effective date or later
     * @param sameTree the other unit has the same root
     * @param line the women's committee above, in their own line
     */
    public record Placement(int depth, int siblings, boolean loops, boolean sameTree, Optional<Neighbour> line) {
        public static final Placement NONE = new Placement(1, 0, false, true, Optional.empty());
    }

    /**
     * Who would lose their ground if the unit ended.
     *
     * @param liveChildren units that hang under this one on the effective date or later
     * @param namedLast the last day from which another unit names this one as its custodian or successor
     */
    public record Dependents(List<UnitId> liveChildren, Optional<LocalDate> namedLast) {
        public static final Dependents NONE = new Dependents(List.of(), Optional.empty());

        public Dependents {
            liveChildren = List.copyOf(liveChildren);
        }
    }

    public Facts {
        unknown = List.copyOf(unknown);
    }

    /** Facts for what is a unit's own affair, or the operator's. */
    public static Facts alone(LocalDate today, UnitId unit) {
        return new Facts(today, new Seat(unit, Optional.of(unit)), Optional.empty(), Placement.NONE,
            Dependents.NONE, List.of());
    }
}
