package union.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.unit.UnitId;

/**
 * An event as it was read: a CloudEvent 1.0 in Kafka's binary mode.
 *
 * @param key the aggregate's key, {@code <unit>/<id>}
 * @param sequence number of the event in its aggregate; a consumer drops one that it has seen
 * @param appendedAt when the log took it: the recorded time, the same for every reader and every re-reading
 */
public record EventRecord(
        String topic, int partition, long offset, String key, String kind, long sequence, UnitId unit,
        LocalDate effectiveOn, Instant time, Instant appendedAt, String actor, String correlationId, JsonNode data) {

    /** Reads a record; an unreadable one is an {@link IllegalArgumentException} that names the place. */
    public static EventRecord of(ConsumerRecord<String, byte[]> record, JsonMapper json) {
        var key = record.key();
        return new EventRecord(
            record.topic(), record.partition(), record.offset(), key, required(record, "ce_type"),
            Long.parseLong(required(record, "ce_sequence")), new UnitId(required(record, "ce_unit")),
            LocalDate.parse(required(record, "ce_effectiveon")), Instant.parse(required(record, "ce_time")),
            Instant.ofEpochMilli(record.timestamp()), required(record, "ce_actor"),
            required(record, "ce_correlationid"), json.readTree(record.value()));
    }

    /** {@code topic/key#sequence}: names this event for ever; the command id of what it causes. */
    public String id() {
        return topic + "/" + key + "#" + sequence;
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        var value = header(record, name);
        if (value == null)
            throw new IllegalArgumentException("%s[%d]@%d lacks the header %s"
                .formatted(record.topic(), record.partition(), record.offset(), name));
        return value;
    }
}
