package union.gateway;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The number (关联编号) under which one request is found again in every part's log. A client may bring its own; one that is
 * no plain short word is replaced, so that nobody writes into our logs through it. It is a name, not a secret.
 */
final class CorrelationId {
    static final String HEADER = "X-Correlation-Id";
    static final int CHARACTERS_MAX = 64;

    private CorrelationId() {}

    static String of(@Nullable String brought) {
        return brought != null && wellFormed(brought) ? brought : fresh();
    }

    private static boolean wellFormed(String brought) {
        return !brought.isEmpty() && brought.length() <= CHARACTERS_MAX
                && brought.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
