package union.member.unit;

import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.aggregate.Act;
import union.platform.event.EventReader;
import union.platform.event.EventRecord;
import union.platform.unit.UnitId;

/**
 * Sees to it that the unit which a split names is founded, also when the process ended between the two writes. Every
 * record tells the whole history, so that each split is met again with any later record; a second founding is none.
 */
final class UnitListener implements EventReader {
    private final Units units;
    private final JsonMapper json;

    UnitListener(Units units, JsonMapper json) {
        this.units = units;
        this.json = json;
    }

    @Override public String name() {
        return "member-splits";
    }

    @Override public List<String> topics() {
        return List.of(UnitShape.TOPIC);
    }

    @Override public void on(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            var event = EventRecord.of(record, json);
            for (JsonNode change : event.data().required("changes"))
                if (change.required("set").has("splitInto")) found(event, change);
        }
    }

    private void found(EventRecord event, JsonNode split) {
        var into = new UnitId(split.required("set").required("splitInto").asString());
        var on = LocalDate.parse(split.required("on").asString());
        var cause = event.topic() + "/" + event.key() + "#" + split.required("seq").asLong();
        var act = Act.caused(cause, event.actor(), event.time(), event.correlationId());
        units.foundAfterSplit(act, into, new Stamp(on, event.time(), event.actor(), Stamp.Paper.NONE));
    }
}
