package union.platform.web;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import union.platform.aggregate.Weather;

/**
 * Which trouble of store and broker passes by itself. Everything else they say (a rejected command, a document that is
 * too large, an event that cannot be written) is a bug of ours, and sending the request again would only repeat it.
 */
final class PassingTrouble {
    private static final List<Class<? extends RuntimeException>> KINDS = List.of(Weather.class,
        MongoSocketException.class, MongoTimeoutException.class, MongoServerUnavailableException.class,
        MongoNotPrimaryException.class, MongoNodeIsRecoveringException.class, MongoConnectionPoolClearedException.class,
        MongoExecutionTimeoutException.class, MongoInterruptedException.class, MongoWriteConcernException.class,
        RetriableException.class, InterruptException.class);
    /** MongoDB's error codes: unreachable hosts, timeouts, a change of the primary, a shutdown, a full disk. */
    private static final Set<Integer> CODES =
        Set.of(6, 7, 50, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436, 14031);

    private PassingTrouble() {}

    static boolean is(Exception trouble) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(trouble))
            || (trouble instanceof MongoException e && CODES.contains(e.getCode()));
    }
}
