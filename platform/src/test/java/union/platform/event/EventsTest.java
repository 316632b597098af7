package union.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import union.platform.sample.SampleApplication;
import union.platform.sample.Service;
import union.platform.sample.Tally;
import union.testing.Backbone;
import union.testing.IndexCoverage;

/** From a command over HTTP to Kafka and into a reader, with the real store and broker. */
class EventsTest {
    static Service service;
    static MongoDatabase database;
    static String lea;
    final String id = UUID.randomUUID().toString();
    final String path = "/units/left/tallies/" + id;

    @BeforeAll static void start() {
        service = Service.get();
        database = service.context.getBean(MongoDatabase.class);
        lea = service.tokens.of("lea");
    }

    @Test void a_command_is_told_as_a_cloud_event_in_binary_mode() {
        service.put(path, lea, "{\"count\":2}", "X-Correlation-Id", "corr-" + id);
        var record = await().until(this::told, Objects::nonNull);
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("added");
        assertThat(header(record, "ce_source")).isEqualTo("/union/sample-service");
        assertThat(header(record, "ce_subject")).isEqualTo("left/" + id);
        assertThat(header(record, "ce_unit")).isEqualTo("left");
        assertThat(header(record, "ce_sequence")).isEqualTo("1");
        assertThat(header(record, "ce_effectiveon")).isEqualTo("2026-05-01");
        assertThat(header(record, "ce_correlationid")).isEqualTo("corr-" + id);
        assertThat(header(record, "ce_actor")).isEqualTo("lea");
        assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"count\":2,\"total\":2}");
    }

    @Test void the_trace_of_the_request_goes_on_in_the_event() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        service.put(path, lea, "{\"count\":2}", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        var record = await().until(this::told, Objects::nonNull);
        assertThat(header(record, "traceparent")).startsWith("00-" + trace);
    }

    @Test void the_trace_of_the_request_goes_on_in_the_reader() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        service.put(path, lea, "{\"count\":2}", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        var traces = service.context.getBean(SampleApplication.ReaderTraces.class);
        await().untilAsserted(() -> assertThat(traces.ids)
            .anyMatch(seen -> seen.startsWith(mirror()) && seen.endsWith(" " + trace)));
    }

    @Test void a_reader_takes_each_event_once() {
        service.put(path, lea, "{\"count\":2}");
        service.put(path, lea, "{\"count\":3}", "If-Match", "\"1\"");
        await().untilAsserted(() -> assertThat(mirrored()).isEqualTo(5));
    }

    @Test void a_record_that_cannot_be_taken_in_stops_its_key_and_is_taken_before_what_followed_it() {
        service.put(path, lea, "{\"count\":13}");
        service.put(path, lea, "{\"count\":1}", "If-Match", "\"1\"");
        await().untilAsserted(() -> assertThat(letters()).hasSize(2));
        assertThat(mirrored()).isZero();
        var first = letters().get(0);
        var second = letters().get(1);
        assertThat(first.get("reason").asString()).isEqualTo("IllegalStateException");
        assertThat(second.get("reason").asString()).isEqualTo("behind a parked record");
        assertThat(replayed(first).status()).isEqualTo(409); // still unlucky: it stays
        assertThat(replayed(second).json().get("type").asString()).isEqualTo("urn:union:earlier-ones-first");
        var superstition = service.context.getBean(AtomicBoolean.class);
        superstition.set(false);
        try {
            assertThat(replayed(first).status()).isEqualTo(204);
            assertThat(replayed(second).status()).isEqualTo(204);
        } finally {
            superstition.set(true);
        }
        assertThat(letters()).isEmpty();
        assertThat(mirrored()).isEqualTo(14);
        service.put(path, lea, "{\"count\":5}", "If-Match", "\"2\"");
        await().untilAsserted(() -> assertThat(mirrored()).isEqualTo(19)); // the key goes on
    }

    private List<JsonNode> letters() {
        var all = service.get("/units/left/dead-letters", lea).json().get("items");
        return StreamSupport.stream(all.spliterator(), false).filter(l -> l.toString().contains(id)).toList();
    }

    private Service.Reply replayed(JsonNode letter) {
        return service.put("/units/left/dead-letters/" + letter.get("id").asString() + "/replay", lea, "");
    }

    private static String mirror() {
        return "sample-mirror-" + database.getName();
    }

    @Test void a_record_that_names_no_unit_is_seen_by_the_operator_and_by_no_unit_of_whatever_name() {
        var letters = service.context.getBean(DeadLetters.class);
        letters.park(mirror(), new ConsumerRecord<>(Tally.TOPIC, 0, 1_000_000, id, new byte[0]),
            new IllegalStateException("no header"));
        var operator = service.tokens.operator();
        assertThat(service.get("/dead-letters", operator).raw().body()).contains(id);
        assertThat(service.get("/dead-letters", lea).status()).isEqualTo(404);
        assertThat(letters.list("unknown", null, 200)).isEmpty();
        var replay = "/dead-letters/" + mirror() + "~" + Tally.TOPIC + "~0~1000000/replay";
        assertThat(service.put(replay, lea, "").status()).isEqualTo(404);
        assertThat(service.put(replay, operator, "").status()).isEqualTo(409);
    }

    @Test void what_the_log_shows_of_trouble_quotes_nothing() {
        var out = new java.io.StringWriter();
        var trouble = new IllegalStateException("Li Lei moved", new IllegalArgumentException("13800000000"));
        Unquoted.of(trouble).printStackTrace(new java.io.PrintWriter(out));
        assertThat(out.toString()).doesNotContain("Li Lei", "13800000000")
            .contains("IllegalStateException", "IllegalArgumentException", "EventsTest.java");
    }

    @Test void a_parked_record_that_its_reader_can_take_by_now_is_gone_from_the_list() {
        service.put(path, lea, "{\"count\":2}");
        await().untilAsserted(() -> assertThat(mirrored()).isEqualTo(2));
        var letters = service.context.getBean(DeadLetters.class);
        letters.park(mirror(), Objects.requireNonNull(told()), new IllegalStateException("it was raining"));
        var letter = letters.list("left", null, 200).stream().filter(l -> l.record().key().endsWith(id)).findFirst();
        var replay = "/units/left/dead-letters/" + letter.orElseThrow().id() + "/replay";
        assertThat(service.put(replay, service.tokens.of("ron"), "").status()).isEqualTo(404);
        assertThat(service.put(replay, lea, "").status()).isEqualTo(204);
        assertThat(service.get("/units/left/dead-letters", lea).raw().body()).doesNotContain(id);
        assertThat(mirrored()).isEqualTo(2); // it had been counted before
    }

    @Test void every_query_of_the_platform_is_covered_by_a_declared_index() {
        service.put(path, lea, "{\"count\":2}");
        await().untilAsserted(() -> assertThat(mirrored()).isEqualTo(2));
        service.get("/units/left/tallies", lea);
        service.get("/units/left/dead-letters", lea);
        var coverage = service.context.getBean(IndexCoverage.class);
        assertThat(coverage.seen()).isGreaterThan(5);
        coverage.assertCovered();
    }

    private int mirrored() {
        var seen = database.getCollection("mirror").find(Filters.eq("_id", "left/" + id)).first();
        return seen == null ? 0 : seen.getInteger("total");
    }

    private ConsumerRecord<String, byte[]> told() {
        Map<String, Object> settings = Map.of("bootstrap.servers", Backbone.get().bootstrapServers());
        try (var look = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = look.partitionsFor(Tally.TOPIC).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
            look.assign(partitions);
            look.seekToBeginning(partitions);
            var ends = look.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> look.position(p) < ends.get(p)))
                for (var record : look.poll(Duration.ofMillis(200)))
                    if (record.key().equals("left/" + id)) return record;
            return null;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return EventRecord.header(record, name);
    }
}
