package union.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import union.platform.aggregate.Weather;

/** What is waited for without end, and what is not: to wait for a refusal stops everything behind it for ever. */
class PassingTest {
    static final ServerAddress SERVER = new ServerAddress();

    @Test void a_neighbour_that_is_away_or_between_two_leaders_comes_back() {
        assertThat(List.of(
            new Weather.NotReady("the tree"),
            new MongoSocketReadException("cut off", SERVER),
            new MongoTimeoutException("no connection free"),
            answer(10107), // not primary
            answer(14031), // disk full
            write(14031),
            bulk(112),
            new KafkaException("interrupted"),
            new NotLeaderOrFollowerException("elsewhere by now"))).allMatch(Passing::is);
    }

    @Test void what_was_understood_and_refused_is_refused_tomorrow_too() {
        assertThat(List.of(
            answer(10334), // document too large
            answer(9), // failed to parse
            write(11000), // duplicate key
            write(121), // not valid
            bulk(11000), bulk(112, 10334),
            new MongoException("the form of a document has no codec"),
            new RecordTooLargeException("2 MiB"),
            new SerializationException("no such type"),
            new IllegalStateException("a bug"))).noneMatch(Passing::is);
    }

    private static MongoException answer(int code) {
        return new MongoCommandException(new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)),
            SERVER);
    }

    private static MongoException write(int code) {
        return new MongoWriteException(new WriteError(code, "no", new BsonDocument()), SERVER, Set.of());
    }

    private static MongoException bulk(int... codes) {
        var errors = java.util.Arrays.stream(codes)
            .mapToObj(code -> new BulkWriteError(code, "no", new BsonDocument(), 0)).toList();
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, null, SERVER, Set.of());
    }
}
