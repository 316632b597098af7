package union.platform.event;

import org.jspecify.annotations.Nullable;

/** Trouble as the log may show it: its class and places and those of its causes, but no message, which may quote. */
final class Unquoted extends RuntimeException {
    private static final int CAUSES_MAX = 8;

    private Unquoted(Throwable trouble, int causesMax) {
        super(trouble.getClass().getName(), cause(trouble.getCause(), causesMax), false, true);
        setStackTrace(trouble.getStackTrace());
    }

    static Unquoted of(Throwable trouble) {
        return new Unquoted(trouble, CAUSES_MAX);
    }

    private static @Nullable Unquoted cause(@Nullable Throwable cause, int causesMax) {
        return cause == null || causesMax == 0 ? null : new Unquoted(cause, causesMax - 1);
    }
}
