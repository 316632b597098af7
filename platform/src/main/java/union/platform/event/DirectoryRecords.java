package union.platform.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.unit.Holding;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;

/** Reads the compacted topics of units and of posts into the directories. */
public final class DirectoryRecords {
    public static final String UNIT_TOPIC = "union.member.unit.v1";
    public static final String POST_TOPIC = "union.member.post.v1";

    private final JsonMapper json;
    private final UnitDirectory units;
    private final OfficerDirectory officers;

    public DirectoryRecords(JsonMapper json, UnitDirectory units, OfficerDirectory officers) {
        this.json = json;
        this.units = units;
        this.officers = officers;
    }

    public void unit(ConsumerRecord<String, byte[]> record) {
        var event = EventRecord.of(record, json);
        units.apply(history(event.sequence(), event.data()));
    }

    public void post(ConsumerRecord<String, byte[]> record) {
        var event = EventRecord.of(record, json);
        var unit = new UnitId(event.data().required("unit").asString());
        var holder = event.data().required("holder").asString();
        officers.apply(unit, holder, event.sequence(), holdings(unit, holder, event.data()));
    }

    /** A unit's history as its events carry it. */
    public static UnitHistory history(long version, JsonNode data) {
        var changes = new ArrayList<UnitChange>();
        for (JsonNode c : data.required("changes")) {
            var set = new LinkedHashMap<String, String>();
            c.required("set").forEachEntry((name, value) ->
                set.put(name, value.isNull() ? "" : value.isString() ? value.asString() : value.toString()));
            changes.add(new UnitChange(c.required("seq").asLong(), LocalDate.parse(c.required("on").asString()),
                Instant.parse(c.required("recordedAt").asString()), c.required("change").asString(), set));
        }
        return new UnitHistory(new UnitId(data.required("unit").asString()), version, changes);
    }

    private static List<Holding> holdings(UnitId unit, String holder, JsonNode data) {
        var holdings = new ArrayList<Holding>();
        for (JsonNode h : data.required("holdings")) {
            var until = earliest(date(h, "until"), date(h, "endedOn"));
            holdings.add(new Holding(unit, holder, h.required("id").asString(), h.required("post").asString(),
                LocalDate.parse(h.required("from").asString()), until, h.path("acting").asBoolean(false)));
        }
        return holdings;
    }

    private static Optional<LocalDate> date(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(LocalDate.parse(node.get(name).asString())) : Optional.empty();
    }

    private static Optional<LocalDate> earliest(Optional<LocalDate> a, Optional<LocalDate> b) {
        if (a.isEmpty() || b.isEmpty()) return a.or(() -> b);
        return a.get().isBefore(b.get()) ? a : b;
    }
}
