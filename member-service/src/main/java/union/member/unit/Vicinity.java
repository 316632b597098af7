package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import union.member.unit.Facts.Neighbour;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.platform.unit.UnitStatus;

/** What stands around a unit on a day, read from the tree in memory. */
final class Vicinity {
    /** What a unit says of another that takes over from it; a merger names its custodian too. */
    private static final List<String> NAMING = List.of(UnitChange.CUSTODIAN, "splitInto");

    private static final String LINE_PARENT = "lineParent";

    private final UnitDirectory tree;

    Vicinity(UnitDirectory tree) {
        this.tree = tree;
    }

    Optional<Neighbour> neighbour(UnitId unit, LocalDate on) {
        return tree.find(unit).map(history -> {
            var now = history.at(on, Instant.MAX);
            return new Neighbour(unit, Codes.kind(kind(history)), standing(now.status()),
                first(history, UnitStatus.FOUNDED), first(history, UnitStatus.DISSOLVED), now.parent());
        });
    }

    List<UnitId> unknown(Stream<UnitId> units) {
        return units.filter(unit -> tree.find(unit).isEmpty()).distinct().sorted().toList();
    }

    Optional<UnitId> lowestCommonUpper(UnitId one, UnitId other, LocalDate on) {
        return tree.lowestCommonUpper(List.of(one, other), on);
    }

    /** Every unit that ever stood straight above this one, in the tree or in the line of the women's committees. */
    List<UnitId> everAbove(UnitId unit) {
        return tree.find(unit).stream().flatMap(history -> Stream.concat(history.parentsEver(),
            history.changes().stream().map(change -> change.set().getOrDefault(LINE_PARENT, ""))
                .filter(above -> !above.isEmpty()).map(UnitId::new))).distinct().toList();
    }

    /** The root above a unit: the same on every day, since nothing leaves its tree. */
    UnitId root(UnitId unit) {
        return tree.path(unit, LocalDate.MAX).getLast();
    }

    Optional<UnitKind> kind(UnitId unit) {
        return tree.find(unit).map(Vicinity::kind).map(Codes::kind);
    }

    /** Levels from the root to the lowest living unit of {@code unit}'s branch, if that hung under {@code parent}. */
    int depth(UnitId unit, UnitId parent, LocalDate on) {
        return tree.path(parent, on).size() + height(unit, on, 0);
    }

    private int height(UnitId unit, LocalDate on, int level) {
        if (level >= Limits.DEPTH_MAX) return 1;
        return 1 + tree.children(unit, on, Instant.MAX).stream().filter(child -> isLive(child, on))
            .mapToInt(child -> height(child, on, level + 1)).max().orElse(0);
    }

    /** Units under {@code parent} on that day; near the limit, only those that live, beside {@code unit}. */
    int siblings(UnitId unit, UnitId parent, LocalDate on) {
        var children = tree.children(parent, on, Instant.MAX);
        if (children.size() < Limits.CHILDREN_MAX) return children.size();
        return (int) children.stream().filter(child -> !child.equals(unit) && isLive(child, on)).count();
    }

    /** Units that hang under {@code unit}, alive, on the day or on any later one. */
    List<UnitId> liveChildren(UnitId unit, LocalDate from) {
        return tree.all().stream().filter(child -> child.parentsEver().anyMatch(unit::equals))
            .filter(child -> days(child, from).anyMatch(day -> isLive(child.id(), day)
                && tree.parent(child.id(), day, Instant.MAX).filter(unit::equals).isPresent()))
            .map(UnitHistory::id).sorted().toList();
    }

    /** The last day from which some unit is in the keeping of {@code unit}, or goes on as it. */
    Optional<LocalDate> namedLast(UnitId unit) {
        return tree.all().stream().flatMap(other -> other.standing(Instant.MAX).stream())
            .filter(change -> NAMING.stream().anyMatch(name -> unit.value().equals(change.set().get(name))))
            .map(UnitChange::on).max(Comparator.naturalOrder());
    }

    /**
     * Whether {@code unit} would come to stand below itself if it hung under {@code parent} from a day until another.
     * The units above the parent are looked at on the first day and again on each day on which one of them moves.
     */
    boolean loops(UnitId unit, UnitId parent, LocalDate from, LocalDate until) {
        Optional<LocalDate> day = Optional.of(from);
        for (int step = 0; day.isPresent() && step < History.ENTRIES_MAX; step++) {
            var above = tree.path(parent, day.get());
            if (above.contains(unit)) return true;
            day = nextMove(above, day.get()).filter(until::isAfter);
        }
        return false;
    }

    /** The same in the line of the women's committees. */
    boolean lineLoops(UnitId unit, UnitId lineParent, LocalDate on) {
        return line(lineParent, on).contains(unit);
    }

    /** The committee itself, then each one above it in their line. */
    List<UnitId> line(UnitId committee, LocalDate on) {
        var line = new ArrayList<UnitId>();
        for (var at = Optional.of(committee); at.isPresent() && line.size() < Limits.DEPTH_MAX;
                at = tree.find(at.get()).flatMap(h -> h.value(LINE_PARENT, on, Instant.MAX)).map(UnitId::new))
            line.add(at.get());
        return line;
    }

    private Optional<LocalDate> nextMove(List<UnitId> units, LocalDate after) {
        return units.stream().flatMap(unit -> tree.find(unit).stream()).flatMap(h -> h.changes().stream())
            .filter(c -> c.set().containsKey(UnitChange.PARENT) && c.on().isAfter(after)).map(UnitChange::on)
            .min(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> days(UnitHistory history, LocalDate from) {
        return Stream.concat(Stream.of(from), history.changes().stream().map(UnitChange::on).filter(from::isBefore));
    }

    private boolean isLive(UnitId unit, LocalDate on) {
        return tree.at(unit, on).map(now -> switch (now.status()) {
            case UNKNOWN, DISSOLVED -> false;
            case PREPARING, SUBMITTED, APPROVED, REFUSED, FOUNDED -> true;
        }).orElse(false);
    }

    private static String kind(UnitHistory history) {
        return history.value(UnitChange.KIND, LocalDate.MAX, Instant.MAX).orElse("");
    }

    private static Optional<LocalDate> first(UnitHistory history, UnitStatus status) {
        return history.standing(Instant.MAX).stream()
            .filter(c -> status.stored().equals(c.set().get(UnitChange.STATUS)))
            .map(UnitChange::on).min(Comparator.naturalOrder());
    }

    private static Standing standing(UnitStatus status) {
        return switch (status) {
            case UNKNOWN, PREPARING -> Standing.PREPARING;
            case SUBMITTED -> Standing.SUBMITTED;
            case APPROVED -> Standing.APPROVED;
            case REFUSED -> Standing.REFUSED;
            case FOUNDED -> Standing.FOUNDED;
            case DISSOLVED -> Standing.DISSOLVED;
        };
    }
}
