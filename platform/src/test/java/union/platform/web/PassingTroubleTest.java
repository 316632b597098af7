package union.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassingTroubleTest {
    private static final ServerAddress STORE = new ServerAddress("localhost");

    static Stream<Exception> passes() {
        return Stream.of(new MongoTimeoutException("away"), new MongoSocketReadException("cut", STORE),
            rejected(10107), writeRefused(14031), new TimeoutException("slow"));
    }

    static Stream<Exception> isABug() {
        return Stream.of(rejected(2), rejected(10334), writeRefused(121), new SerializationException("what is this"),
            new RecordTooLargeException("too large"), new IllegalStateException("bug"));
    }

    @ParameterizedTest @MethodSource("passes")
    void what_passes_by_itself_may_be_tried_again(Exception trouble) {
        assertThat(PassingTrouble.is(trouble)).isTrue();
    }

    @ParameterizedTest @MethodSource("isABug")
    void what_would_only_repeat_is_a_bug(Exception trouble) {
        assertThat(PassingTrouble.is(trouble)).isFalse();
    }

    private static MongoCommandException rejected(int code) {
        return new MongoCommandException(new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)),
            STORE);
    }

    private static MongoWriteException writeRefused(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), STORE, Set.of());
    }
}
