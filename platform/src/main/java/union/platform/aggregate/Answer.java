package union.platform.aggregate;

import java.util.List;

/** What became of one attempt to change an aggregate. */
public sealed interface Answer<E> {
    /** Stored now, or by an earlier try of the same command ({@code repeated}; its events are gone by then). */
    record Done<E>(long version, boolean created, List<E> events, boolean repeated) implements Answer<E> {
        public Done {
            events = List.copyOf(events);
        }
    }

    record Refused<E>(List<Refusal> reasons) implements Answer<E> {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The thing exists and the request did not say which version it has seen (RFC 6585, section 3). */
    record IfMatchRequired<E>(long version) implements Answer<E> {}

    /** The thing has moved on (RFC 9110, section 13.1.1); {@code version} 0 means that it does not exist. */
    record VersionMismatch<E>(long version) implements Answer<E> {}

    /** The command id was used before with another input. */
    record KeyReused<E>() implements Answer<E> {}
}
