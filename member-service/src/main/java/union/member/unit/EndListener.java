package union.member.unit;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.json.JsonMapper;
import union.platform.event.DirectoryRecords;
import union.platform.event.EventReader;
import union.platform.event.EventRecord;

/** Hears of ends of units, and makes the rounds for those whose day comes later. */
final class EndListener implements EventReader {
    private final Ends ends;
    private final JsonMapper json;

    EndListener(Ends ends, JsonMapper json) {
        this.ends = ends;
        this.json = json;
    }

    @Override public String name() {
        return "member-ends";
    }

    @Override public List<String> topics() {
        return List.of(UnitShape.TOPIC);
    }

    @Override public void on(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            var event = EventRecord.of(record, json);
            ends.tell(DirectoryRecords.history(event.sequence(), event.data()));
        }
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10M")
    void round() {
        ends.round();
    }
}
