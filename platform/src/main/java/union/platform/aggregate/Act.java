package union.platform.aggregate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to change an aggregate: which command it is, what it takes for granted, and where it comes from.
 *
 * @param commandId the same for every retry of this attempt (an Idempotency-Key, or topic/key#seq of the causing event)
 * @param inputHash tells a retry from another command that reuses the id
 * @param ifMatch the version that the caller has seen, or null when none was named
 * @param fromEvent caused by an event, not by a person's request: needs no {@code ifMatch}
 */
public record Act(String commandId, String inputHash, @Nullable Long ifMatch, boolean fromEvent, Origin origin) {
    public static final int COMMAND_ID_LENGTH_MAX = 400;

    /**
     * Who acts, when, and what it goes back to.
     *
     * @param actor opaque subject of who acts
     * @param causationId the event that caused this, if one did
     * @param traceparent W3C Trace Context of the request
     */
    public record Origin(
            String actor, Instant at, String correlationId, @Nullable String causationId,
            @Nullable String traceparent) {}

    public Act {
        if (commandId.isBlank() || commandId.length() > COMMAND_ID_LENGTH_MAX)
            throw new IllegalArgumentException("a command id has 1 to 400 characters");
    }

    /** An act that an event causes; may be repeated for as long as the receipts of the aggregate reach back. */
    public static Act caused(String commandId, String actor, Instant at, @Nullable String correlationId) {
        var correlation = correlationId == null ? commandId : correlationId;
        return new Act(commandId, commandId, null, true, new Origin(actor, at, correlation, commandId, null));
    }

    /** A further step of the same request, on another aggregate or after the first one's version. */
    public Act step(String name) {
        return new Act(commandId + "#" + name, inputHash, null, true, origin);
    }

    public String actor() {
        return origin.actor();
    }

    public Instant at() {
        return origin.at();
    }
}
