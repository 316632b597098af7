package union.platform.event;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Something that learns from events. It keeps its own words, ignores kinds that it does not know, and writes effect
 * and mark together, since a record may come again. Weather (store or broker away) is thrown and tried again without
 * end; anything else that stays wrong after a few tries parks the record as a dead letter.
 */
public interface EventReader {
    /** The consumer group; stable for ever, since it holds what has been read. */
    String name();

    List<String> topics();

    /**
     * Whether an event means nothing without its predecessor, as where a sequence is kept as a mark. Once a record is
     * parked, its key then stops: what follows is parked behind it, and is taken in order once the first one was.
     */
    default boolean inOrder() {
        return false;
    }

    /** Whether {@link EventReaders#resume} starts it, rather than the start of the service. */
    default boolean startsOnCommand() {
        return false;
    }

    /** Takes in records of one poll, in order within each partition. */
    void on(List<ConsumerRecord<String, byte[]>> records);

    /** The record was parked; for a reader that keeps how far it has come. May be told again. */
    default void parked(ConsumerRecord<String, byte[]> record) {}
}
