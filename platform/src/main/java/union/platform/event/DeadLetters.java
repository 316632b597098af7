package union.platform.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that a reader could not take: parked with all their bytes, seen by the officers of the unit concerned, and
 * given to the reader again on command. A record without a readable unit is kept under {@code unknown}.
 */
public final class DeadLetters {
    public static final int LIST_MAX = 200;
    private static final int REASON_LENGTH_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    /** A parked record; the id is {@code <reader>~<topic>~<partition>~<offset>}. */
    public record Letter(
            String id, String unit, String reader, String reason, Instant parkedAt,
            ConsumerRecord<String, byte[]> record) {}

    private final MongoCollection<Document> letters;
    private final Clock clock;
    private final MeterRegistry meters;

    public DeadLetters(MongoCollection<Document> letters, Clock clock, MeterRegistry meters) {
        this.letters = letters;
        this.clock = clock;
        this.meters = meters;
        letters.createIndex(Indexes.ascending("unit", "_id"));
    }

    void park(String reader, ConsumerRecord<String, byte[]> record, RuntimeException cause) {
        var id = "%s~%s~%d~%d".formatted(reader, record.topic(), record.partition(), record.offset());
        var unit = Optional.ofNullable(EventRecord.header(record, "ce_unit")).orElse("unknown");
        var reason = cause.getClass().getSimpleName(); // never the message: it may quote the record
        var headers = new Document();
        record.headers().forEach(h -> headers.append(h.key(), new Binary(h.value())));
        var letter = new Document("_id", id).append("unit", unit).append("reader", reader)
            .append("reason", reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX)))
            .append("parkedAt", clock.instant())
            .append("topic", record.topic())
            .append("partition", record.partition())
            .append("offset", record.offset())
            .append("timestamp", record.timestamp()).append("key", record.key())
            .append("value", record.value() == null ? null : new Binary(record.value())).append("headers", headers);
        letters.replaceOne(eq("_id", id), letter, new ReplaceOptions().upsert(true));
        meters.counter("union.dead.letters", "reader", reader).increment();
        LOG.error("{} parked {}", reader, id, cause);
    }

    public List<Letter> list(String unit, @Nullable String after, int limit) {
        var found = new ArrayList<Letter>();
        letters.find(and(eq("unit", unit), gt("_id", after == null ? "" : after))).sort(Sorts.ascending("_id"))
            .limit(Math.min(limit, LIST_MAX)).forEach(d -> found.add(letter(d)));
        return found;
    }

    public Optional<Letter> find(String unit, String id) {
        return Optional.ofNullable(letters.find(eq("_id", id)).first())
            .filter(d -> d.getString("unit").equals(unit)).map(DeadLetters::letter);
    }

    public void remove(Letter letter) {
        letters.deleteOne(eq("_id", letter.id()));
    }

    private static Letter letter(Document d) {
        var headers = new RecordHeaders();
        d.get("headers", Document.class).forEach((name, value) -> headers.add(name, ((Binary) value).getData()));
        var value = d.get("value", Binary.class);
        var record = new ConsumerRecord<String, byte[]>(
            d.getString("topic"), d.getInteger("partition"), d.getLong("offset"), d.getLong("timestamp"),
            TimestampType.LOG_APPEND_TIME, 0, 0, d.getString("key"), value == null ? null : value.getData(), headers,
            Optional.empty());
        return new Letter(d.getString("_id"), d.getString("unit"), d.getString("reader"), d.getString("reason"),
            d.getDate("parkedAt").toInstant(), record);
    }
}
