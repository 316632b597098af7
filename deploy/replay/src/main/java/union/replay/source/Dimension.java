package union.replay.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One dimension with its controlled values (维度), of which some name nodes of the tree. */
public record Dimension(String name, Mode mode, List<String> values, Set<String> nodes) {
    /** Whether values add up (split), overlap (tag), must be named (select), or tell plan from fact (basis). */
    public enum Mode {
        SPLIT, TAG, SELECT, BASIS;

        static Mode of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Dimension {
        values = List.copyOf(values);
        nodes = Set.copyOf(nodes);
    }
}
