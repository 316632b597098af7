package union.platform.aggregate;

/**
 * How aggregates of one kind begin, change, are stored and are told to others.
 *
 * @param <S> the state, only ever made by {@link #evolve}
 * @param <E> the events
 * @param <D> the stored form of the state, a public record
 */
public interface Shape<S, E, D extends Record> {
    /** The Kafka topic of this kind, {@code union.<service>.<aggregate>.v1}. */
    String topic();

    /** Whether each event's data is the whole history as state, so that the topic keeps the last record of a key. */
    default boolean compacted() {
        return false;
    }

    S none();

    S evolve(S state, E event);

    Class<D> form();

    D toForm(S state);

    S fromForm(D form);

    EventForm eventForm(S after, E event);
}
