package union.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why the embedded pair cannot run here. The message is one sentence that the command line prints as it is:
 * it names the folder or port and says what to do.
 */
public final class EmbeddedFailure extends RuntimeException {
    /** What kind of trouble it is, for those who want to react and not only print. */
    public enum Reason { LOCKED, DAMAGED, PORT_TAKEN, FAILED }

    private final Reason reason;

    EmbeddedFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static EmbeddedFailure locked(Path folder, @Nullable Throwable cause) {
        return new EmbeddedFailure(Reason.LOCKED, "The folder " + folder + " is in use by another running process;"
            + " stop that one first or choose another folder.", cause);
    }

    static EmbeddedFailure damaged(Path file, @Nullable Throwable cause) {
        String detail = cause == null ? "" : " (" + cause.getMessage() + ")";
        return new EmbeddedFailure(Reason.DAMAGED, "The data in " + file + " is damaged" + detail
            + "; keep a copy of it and restore the folder from a backup.", cause);
    }

    static EmbeddedFailure otherForm(Path file) {
        return new EmbeddedFailure(Reason.DAMAGED, "The file " + file + " was written by another version of this"
            + " program, or is damaged; start the version that wrote it, or restore the folder from a backup.", null);
    }

    static EmbeddedFailure portTaken(int port, @Nullable Throwable cause) {
        return new EmbeddedFailure(Reason.PORT_TAKEN, "Port " + port + " on this machine is taken by another process;"
            + " stop that one or choose another port.", cause);
    }

    static EmbeddedFailure failed(String what, @Nullable Throwable cause) {
        String detail = cause == null ? "" : ": " + cause.getMessage();
        return new EmbeddedFailure(Reason.FAILED, what + detail, cause);
    }

    public Reason reason() {
        return reason;
    }
}
