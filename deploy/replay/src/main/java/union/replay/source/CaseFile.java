package union.replay.source;

import java.util.List;
import java.util.stream.Stream;

/** A real union's tree and the figures of its year (案例). */
public record CaseFile(String id, String title, Root root, String reportingUnit, List<Group> units,
                       List<Figure> figures, List<Figure> bases) {
    public static final String ROOT = "root";

    /** The top of the tree. */
    public record Root(String kind, String name) {}

    /** So many units of one kind, spread evenly over the units of the key {@code under}. */
    public record Group(String key, String kind, String name, int count, String under) {}

    public CaseFile {
        units = List.copyOf(units);
        figures = List.copyOf(figures);
        bases = List.copyOf(bases);
    }

    public List<Figure> all() {
        return Stream.concat(figures.stream(), bases.stream()).toList();
    }
}
