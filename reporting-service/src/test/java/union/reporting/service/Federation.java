package union.reporting.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells the log what member-service would tell, in the shape that it promises. */
final class Federation {
    private static final List<String> TOPICS =
            Stream.of("unit", "post", "employer", "site", "membership").map(t -> "union.member." + t + ".v1").toList();
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Map<String, List<String>> histories = new HashMap<>();

    Federation(String servers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var stamped = Map.of("message.timestamp.type", "LogAppendTime");
            admin.createTopics(TOPICS.stream().map(t -> new NewTopic(t, 2, (short) 1).configs(stamped)).toList())
                    .all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(),
                new ByteArraySerializer());
    }

    private String entry(String key, String on, String change, String set, String movements) {
        var entries = histories.computeIfAbsent(key, _ -> new ArrayList<>());
        entries.add("""
                {"seq":%d,"on":"%s","recordedAt":"2026-01-01T00:00:%02dZ","change":"%s","set":%s,"movements":%s}"""
                .formatted(entries.size() + 1, on, entries.size() + 1, change, set, movements));
        return String.join(",", entries);
    }

    void unit(String unit, String kind, String parent, String on) {
        var set = """
                {"kind":"%s","name":"%s","parent":"%s","status":"founded"}""".formatted(kind, unit, parent);
        var count = movement("unit.count", on, 1, """
                {"unit_kind":"%s","legal_status":"none","org_status":"organised"}""".formatted(kind));
        var change = movement("unit.changes", on, 1, """
                {"change":"founded","unit_kind":"%s"}""".formatted(kind));
        var changes = entry(unit + "/unit", on, "founded", set, "[" + count + "," + change + "]");
        say("union.member.unit.v1", unit, "unit", "founded", on,
                "{\"unit\":\"%s\",\"changes\":[%s]}".formatted(unit, changes));
    }

    void reparent(String unit, String parent, String on) {
        var changes = entry(unit + "/unit", on, "re_parented", "{\"parent\":\"" + parent + "\"}", "[]");
        say("union.member.unit.v1", unit, "unit", "re-parented", on,
                "{\"unit\":\"%s\",\"changes\":[%s]}".formatted(unit, changes));
    }

    void officer(String unit, String person, String post) {
        var entries = entry(unit + "/post/" + person, "2000-01-01", "appointed", "{}",
                "[" + movement("officer.count", "2000-01-01", 1, "{\"post\":\"" + post + "\"}") + "]");
        say("union.member.post.v1", unit, person, "appointed", "2000-01-01", """
                {"unit":"%s","holder":"%s","holdings":[{"id":"1","post":"%s","from":"2000-01-01","acting":false}],
                "entries":[%s]}""".formatted(unit, person, post, entries));
    }

    void member(String unit, String person, String employment, String on) {
        var roll = movement("member.roll", on, 1, """
                {"employment":"%s","status":"in_service","gender":"female","age_band":["under_40","youth"]}"""
                .formatted(employment));
        var joined = movement("member.joined", on, 1, """
                {"join_stage":"admitted","employment":"%s"}""".formatted(employment));
        say("union.member.membership.v1", unit, person, "admitted", on,
                "{\"person\":\"%s\",\"on\":\"%s\",\"movements\":[%s,%s]}".formatted(person, on, roll, joined));
    }

    void employer(String unit, String employer, String kind, String on) {
        say("union.member.employer.v1", unit, employer, "registered", on, "{\"employer\":\"%s\",\"movements\":[%s]}"
                .formatted(employer, movement("unit.count", on, 1, """
                        {"unit_kind":"%s","org_status":"organised","size_class":"over_100"}""".formatted(kind))));
    }

    void headcount(String unit, String employer, String on, int total, int young) {
        say("union.member.employer.v1", unit, employer, "headcount-reported", on, """
                {"employer":"%s","on":"%s","total":%d,"subsets":[{"where":{"age_band":"under_40"},"count":%d}],
                "movements":[]}""".formatted(employer, on, total, young));
    }

    static String movement(String metric, String on, int count, String dims) {
        return """
                {"metric":"%s","on":"%s","count":%d,"dims":%s}""".formatted(metric, on, count, dims);
    }

    /** One record as a CloudEvent in Kafka's binary mode. */
    void say(String topic, String unit, String id, String kind, String on, String data) {
        var key = unit + "/" + id;
        int sequence = sequences.merge(topic + key, 1, Integer::sum);
        var record = new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_specversion", "1.0", "ce_type", kind, "ce_unit", unit, "ce_sequence", "" + sequence,
                "ce_effectiveon", on, "ce_time", "2026-01-01T00:00:00Z", "ce_actor", "a", "ce_correlationid", "c",
                "ce_id", topic + "/" + key + "#" + sequence, "ce_source", "/union/member-service")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
