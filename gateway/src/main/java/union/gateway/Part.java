package union.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the federation (服务) that stand behind the one door, named by the first word of their paths. All six are
 * known from the first day, so that a client learns "not here yet" and never "no such path" from a part that is
 * missing.
 */
enum Part {
    MEMBER, WELFARE, ELECTION, ACTIVITY, FINANCE, REPORT;

    private static final Map<String, Part> BY_PREFIX =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Part::prefix, part -> part));

    /** The first path segment, also the key below {@code union.gateway.routes}. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Part ofPrefix(String segment) {
        return BY_PREFIX.get(segment);
    }
}
