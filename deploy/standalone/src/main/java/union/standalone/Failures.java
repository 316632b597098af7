package union.standalone;

import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;
import union.embedded.EmbeddedFailure;

/** Turns what a part throws when it cannot start into one sentence; the log keeps the rest. */
final class Failures {

    private static final int CAUSES_MAX = 32;

    private Failures() {}

    static StartFailure of(String part, Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; depth < CAUSES_MAX; depth++) {
            var known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        return new StartFailure("The %s did not start: %s: %s. Its log says more."
                .formatted(part, cause.getClass().getSimpleName(), cause.getMessage()), thrown);
    }

    private static Optional<StartFailure> known(Throwable cause) {
        return switch (cause) {
            case StartFailure failure -> Optional.of(failure);
            case EmbeddedFailure failure -> Optional.of(new StartFailure(sentence(failure), failure));
            case PortInUseException failure -> Optional.of(Ports.taken(failure.getPort(), failure));
            case Throwable _ -> Optional.empty();
        };
    }

    private static String sentence(EmbeddedFailure failure) {
        return failure.getMessage() == null ? "Store or broker did not start." : failure.getMessage();
    }
}
