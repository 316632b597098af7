package union.platform.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import union.platform.unit.UnitId;

/**
 * Records that a reader could not take: parked with all their bytes, seen by the officers of the unit concerned, and
 * given to the reader again on command. Whoever operates the installation sees those without a readable unit.
 */
public final class DeadLetters {
    public static final int LIST_MAX = 200;
    /** Where letters without a readable unit lie; no unit can have this id. */
    public static final String NOBODYS = "~";
    static final String BEHIND = "behind a parked record";
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
        letters.createIndex(Indexes.ascending("reader", "key", "offset"));
    }

    /** Parks a record; the reason is the cause's class and never its message, which may quote the record. */
    void park(String reader, ConsumerRecord<String, byte[]> record, RuntimeException cause) {
        var reason = cause.getClass().getSimpleName();
        var id = park(reader, record, reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX)));
        LOG.error("{} parked {}", reader, id, Unquoted.of(cause));
    }

    /** Parks a record and returns the letter's id. One that is parked already stays as it is. */
    String park(String reader, ConsumerRecord<String, byte[]> record, String reason) {
        var id = "%s~%s~%d~%d".formatted(reader, record.topic(), record.partition(), record.offset());
        var unit = Optional.ofNullable(EventRecord.header(record, "ce_unit")).filter(UnitId::fits).orElse(NOBODYS);
        var headers = new Document();
        record.headers().forEach(h -> headers.append(h.key(), new Binary(h.value())));
        var letter = new Document("unit", unit).append("reader", reader).append("reason", reason)
            .append("parkedAt", clock.instant())
            .append("topic", record.topic())
            .append("partition", record.partition())
            .append("offset", record.offset())
            .append("timestamp", record.timestamp()).append("key", record.key())
            .append("value", record.value() == null ? null : new Binary(record.value())).append("headers", headers);
        var kept = letters.updateOne(eq("_id", id), new Document("$setOnInsert", letter),
            new UpdateOptions().upsert(true));
        if (kept.getUpsertedId() != null) meters.counter("union.dead.letters", "reader", reader).increment();
        return id;
    }

    /** Those of the keys under which the reader has a parked record, with their topics: {@code <topic>/<key>}. */
    Set<String> stopped(String reader, List<ConsumerRecord<String, byte[]>> records) {
        var keys = records.stream().map(ConsumerRecord::key).filter(Objects::nonNull).distinct().toList();
        var found = new HashSet<String>();
        letters.find(and(eq("reader", reader), in("key", keys)))
            .forEach(d -> found.add(d.getString("topic") + "/" + d.getString("key")));
        return found;
    }

    /** Whether a record of the same key was parked before this one and still is. */
    boolean hasEarlier(Letter letter) {
        var record = letter.record();
        return letters.find(and(eq("reader", letter.reader()), eq("key", record.key()), lt("offset", record.offset()),
            eq("topic", record.topic()))).first() != null;
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
