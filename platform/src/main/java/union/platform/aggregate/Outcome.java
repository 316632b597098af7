package union.platform.aggregate;

import java.util.List;

/** What a decision comes to: the facts it adds, or every reason why it was refused. */
public sealed interface Outcome<E> {
    record Accepted<E>(List<E> events) implements Outcome<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused<E>(List<Refusal> reasons) implements Outcome<E> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("a refusal needs a reason");
        }
    }

    @SafeVarargs @SuppressWarnings("varargs")
    static <E> Outcome<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Outcome<E> refuse(Refusal... reasons) {
        return new Refused<>(List.of(reasons));
    }

    /** Accepted with the events when no rule is broken, otherwise refused with all broken rules. */
    @SafeVarargs @SuppressWarnings("varargs")
    static <E> Outcome<E> unless(List<? extends Refusal> broken, E... events) {
        return broken.isEmpty() ? accept(events) : new Refused<>(List.copyOf(broken));
    }
}
