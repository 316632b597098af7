package union.platform.event;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonDocument;

/** Writes a pending event as a CloudEvent 1.0 in Kafka's binary mode: its marks in headers, its data alone as value. */
public final class EventHeaders {
    private final URI source;

    /** The source names the service, for example {@code /union/member-service}. */
    public EventHeaders(URI source) {
        this.source = source;
    }

    ProducerRecord<String, byte[]> record(String topic, String key, BsonDocument pending) {
        long sequence = pending.getInt64("seq").getValue();
        var time = Instant.ofEpochMilli(pending.getDateTime("at").getValue());
        var event = CloudEventBuilder.v1()
            .withId(topic + "/" + key + "#" + sequence)
            .withType(pending.getString("kind").getValue())
            .withSource(source)
            .withSubject(key)
            .withTime(time.atOffset(ZoneOffset.UTC))
            .withDataContentType("application/json")
            .withExtension("unit", key.substring(0, key.indexOf('/')))
            .withExtension("sequence", Long.toString(sequence))
            .withExtension("effectiveon", pending.getString("on").getValue())
            .withExtension("correlationid", pending.getString("correlationId").getValue())
            .withExtension("actor", pending.getString("actor").getValue());
        if (pending.containsKey("causationId"))
            event.withExtension("causationid", pending.getString("causationId").getValue());
        if (pending.containsKey("traceparent"))
            event.withExtension("traceparent", pending.getString("traceparent").getValue());
        var data = pending.getString("data").getValue().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(topic, null, key)
            .writeBinary(event.withData(data).build());
        if (pending.containsKey("traceparent")) // W3C Trace Context, as tracing libraries look for it
            record.headers().add("traceparent",
                pending.getString("traceparent").getValue().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
