package union.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Trouble} through the reactive chain to the one place that answers it; no stack, since it is no bug.
 */
final class TroubleException extends RuntimeException {
    private final transient Trouble trouble;
    private final transient List<String> values;

    TroubleException(Trouble trouble, String... values) {
        this(trouble, null, values);
    }

    TroubleException(Trouble trouble, @Nullable Throwable cause, String... values) {
        super(trouble.name(), cause, false, false);
        this.trouble = trouble;
        this.values = List.of(values);
    }

    Trouble trouble() {
        return trouble;
    }

    /** What the detail text shows: a part's prefix or a limit. */
    List<String> values() {
        return values;
    }
}
