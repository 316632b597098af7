package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;
import union.platform.unit.UnitStatus;

/** The tree as readers ask for it: who stands below and above a unit on a day. */
public final class Tree {
    /** One unit on the way or in the list. */
    public record Node(String unit, String kind, String name, String status) {}

    private final UnitDirectory directory;
    private final Vicinity vicinity;

    Tree(UnitDirectory directory) {
        this.directory = directory;
        this.vicinity = new Vicinity(directory);
    }

    public boolean knows(UnitId unit) {
        return directory.find(unit).isPresent();
    }

    /** Whether a unit was founded by that day and not dissolved. */
    public boolean isFounded(UnitId unit, LocalDate on) {
        return directory.at(unit, on).filter(now -> now.status() == UnitStatus.FOUNDED).isPresent();
    }

    /** Whether a unit is of a kind that has members of its own, so that it may cover an employer. */
    public boolean hasMembers(UnitId unit) {
        return vicinity.kind(unit).filter(UnitKind::hasMembers).isPresent();
    }

    public boolean ofOneTree(UnitId one, UnitId other) {
        return vicinity.root(one).equals(vicinity.root(other));
    }

    List<Node> children(UnitId unit, LocalDate on, @Nullable String after, int limit) {
        return directory.children(unit, on, Instant.MAX).stream()
            .filter(child -> after == null || child.value().compareTo(after) > 0)
            .map(child -> node(child, on, Instant.MAX))
            .filter(node -> !node.status().equals(UnitStatus.DISSOLVED.stored())).limit(limit).toList();
    }

    List<Node> path(UnitId unit, LocalDate on, Instant asOf) {
        return directory.path(unit, on, asOf).stream().map(above -> node(above, on, asOf)).toList();
    }

    List<Node> line(UnitId unit, LocalDate on) {
        return vicinity.line(unit, on).stream().map(above -> node(above, on, Instant.MAX)).toList();
    }

    private Node node(UnitId unit, LocalDate on, Instant asOf) {
        return directory.at(unit, on, asOf)
            .map(now -> new Node(unit.value(), now.kind(), now.name(), now.status().stored()))
            .orElseGet(() -> new Node(unit.value(), "", "", UnitStatus.UNKNOWN.stored()));
    }
}
