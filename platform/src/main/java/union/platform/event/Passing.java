package union.platform.event;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Trouble that passes by itself: a neighbour that is away, busy or between two leaders. What the store or the broker
 * has understood and refused (too large, wrong form, not allowed) does not: it is refused again tomorrow.
 */
public interface Passing {
    /** Of a timeout too: no server found, or no connection free, in time. Of a write concern: not yet on a majority. */
    List<Class<? extends MongoException>> MONGO_AWAY = List.of(
        MongoSocketException.class, MongoTimeoutException.class, MongoServerUnavailableException.class,
        MongoConnectionPoolClearedException.class, MongoExecutionTimeoutException.class,
        MongoInterruptedException.class, MongoCursorNotFoundException.class, MongoWriteConcernException.class);

    /**
     * What a MongoDB server answers when it, its neighbours or its disk cannot do it for a while: it is no primary or
     * recovers (91, 189, 10107, 11600, 11602, 13435, 13436), cannot reach others (6, 7, 89, 9001), took too long (24,
     * 46, 50, 262), was in conflict with another write (112), has no majority (64, 100, 134) or no room (14031).
     */
    Set<Integer> MONGO_CODES = Set.of(
        91, 189, 10107, 11600, 11602, 13435, 13436, 6, 7, 89, 9001, 24, 46, 50, 262, 112, 64, 100, 134, 14031);

    static boolean is(Throwable trouble) {
        if (trouble instanceof MongoBulkWriteException bulk)
            return bulk.getWriteErrors().stream().allMatch(error -> MONGO_CODES.contains(error.getCode()));
        if (trouble instanceof MongoException mongo)
            return MONGO_CODES.contains(mongo.getCode()) || MONGO_AWAY.stream().anyMatch(c -> c.isInstance(mongo));
        if (trouble instanceof ApiException || trouble instanceof SerializationException)
            return trouble instanceof RetriableException;
        return trouble instanceof KafkaException || trouble instanceof Passing;
    }
}
