package union.reporting.figure.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import union.platform.event.EventRecord;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitId;
import union.platform.unit.UnitStatus;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.Metric;
import union.reporting.catalogue.MetricKind;
import union.reporting.catalogue.Mode;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Planned;
import union.reporting.figure.fact.Span;
import union.reporting.figure.tree.UnitEntry;

/**
 * Reads what a record states. Movements are the one shape in which services state figures, whatever the kind of event;
 * a record that has none states nothing here. A movement that the catalogue does not allow stops the record, so that it
 * is parked and seen rather than counted wrongly.
 */
public final class StatementDocument {
    static final String UNITS = "union.member.unit.v1";
    static final String POSTS = "union.member.post.v1";
    static final String EMPLOYERS = "union.member.employer.v1";
    static final String SITES = "union.member.site.v1";
    static final String MEMBERSHIPS = "union.member.membership.v1";
    static final String TARGETS = "union.report.target.v1";
    static final List<String> TOPICS = List.of(UNITS, POSTS, EMPLOYERS, SITES, MEMBERSHIPS, TARGETS);
    private static final String HEADCOUNT = "headcount-reported";
    private static final String STAFF = "staff.count";
    private final Catalogue catalogue;

    public StatementDocument(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Statement read(EventRecord record) {
        return switch (record.topic()) {
            case UNITS -> history(record, record.data().required("changes"));
            case POSTS -> history(record, record.data().required("entries"));
            case EMPLOYERS -> record.kind().equals(HEADCOUNT) ? headcount(record) : movements(record);
            case TARGETS -> record.kind().equals("target-set") ? target(record) : nothing(record);
            default -> movements(record);
        };
    }

    private static Statement.Place place(EventRecord record) {
        return new Statement.Place(record.topic() + "-" + record.partition(), record.offset(), record.appendedAt());
    }

    private static Statement nothing(EventRecord record) {
        return new Statement(place(record), List.of(), List.of(), List.of());
    }

    private Statement movements(EventRecord record) {
        var facts = new ArrayList<Fact>();
        var origin = new Origin(record, record.sequence(), record.appendedAt());
        movements(origin, record.data().path("movements"), facts);
        return new Statement(place(record), facts, List.of(), List.of());
    }

    /** Where a movement comes from: its record, the sequence of its entry, and when it became known. */
    private record Origin(EventRecord record, long sequence, Instant recordedAt) {
        String id(int index) {
            return "%s/%s#%d#%d".formatted(record.topic(), record.key(), sequence, index);
        }

        Fact.Source source(@Nullable String person) {
            return new Fact.Source(record.key(), sequence, record.topic() + "-" + record.partition(), record.offset(),
                    recordedAt.truncatedTo(ChronoUnit.MILLIS), person);
        }
    }

    /**
     * A compacted topic tells the whole history each time. What the last act added is known since the log took this
     * record; an older entry that nobody here has seen was compacted away and keeps its own time.
     */
    private Statement history(EventRecord record, JsonNode entries) {
        var facts = new ArrayList<Fact>();
        var hangs = new ArrayList<UnitEntry>();
        var latest = latest(entries);
        for (JsonNode entry : entries) {
            var own = Instant.parse(entry.required("recordedAt").asString());
            var origin = new Origin(record, seq(entry), own.equals(latest) ? record.appendedAt() : own);
            movements(origin, entry.path("movements"), facts);
            hangs(origin, entry).ifPresent(hangs::add);
        }
        return new Statement(place(record), facts, hangs, List.of());
    }

    /** When the last act was recorded: that of the highest number, since a clock may have been set back. */
    private static Instant latest(JsonNode entries) {
        long highest = Long.MIN_VALUE;
        var latest = Instant.EPOCH;
        for (JsonNode entry : entries) {
            if (seq(entry) < highest) continue;
            highest = seq(entry);
            latest = Instant.parse(entry.required("recordedAt").asString());
        }
        return latest;
    }

    private static long seq(JsonNode entry) {
        return entry.required("seq").asLong();
    }

    /** Which unit is above from then on, if the entry says so. */
    private static Optional<UnitEntry> hangs(Origin origin, JsonNode entry) {
        var set = entry.path("set");
        boolean revokes = set.has(UnitChange.REVOKES);
        boolean ends = set.path(UnitChange.STATUS).asString("").equals(UnitStatus.DISSOLVED.stored());
        var upper = set.path(ends ? UnitChange.CUSTODIAN : UnitChange.PARENT);
        if (upper.isMissingNode() && !revokes) return Optional.empty();
        var named = upper.asString("").isEmpty() ? null : new UnitId(upper.asString());
        var how = revokes ? UnitEntry.How.REVOKES : ends ? UnitEntry.How.ENDS : UnitEntry.How.HANGS;
        return Optional.of(new UnitEntry(origin.record().unit(), origin.sequence(),
                LocalDate.parse(entry.required("on").asString()), origin.source(null).recordedAt(), how, named,
                set.path(UnitChange.REVOKES).asLong(0)));
    }

    private void movements(Origin origin, JsonNode movements, List<Fact> facts) {
        int index = 0;
        for (JsonNode movement : movements) facts.add(movement(origin, index++, movement));
    }

    private Fact movement(Origin origin, int index, JsonNode movement) {
        var metric = catalogue.metric(movement.required("metric").asString());
        boolean counted = metric.kind() == MetricKind.FLOW || metric.kind() == MetricKind.STOCK
                || metric.kind() == MetricKind.DISTINCT;
        if (!counted || metric.observed()) throw new IllegalArgumentException(metric.code() + " is not moved");
        var person = movement.hasNonNull("person") ? movement.get("person").asString() : null;
        return new Fact(origin.id(index), metric.code(), origin.record().unit(),
                LocalDate.parse(movement.required("on").asString()), dims(metric, movement.path("dims"), true),
                movement.required("count").longValue(), origin.source(person));
    }

    private Statement headcount(EventRecord record) {
        var origin = new Origin(record, record.sequence(), record.appendedAt());
        var on = LocalDate.parse(record.data().required("on").asString());
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(origin.id(0), STAFF, record.unit(), on, Dims.NONE,
                record.data().required("total").longValue(), origin.source(null)));
        for (JsonNode subset : record.data().path("subsets"))
            facts.add(new Fact(origin.id(facts.size()), STAFF, record.unit(), on,
                    dims(catalogue.metric(STAFF), subset.required("where"), false),
                    subset.required("count").longValue(), origin.source(null)));
        return new Statement(place(record), facts, List.of(), List.of());
    }

    private static Dims dims(Metric metric, JsonNode stated, boolean complete) {
        var values = new TreeMap<String, Set<String>>();
        for (var pair : stated.properties()) {
            var dimension = metric.dimensions().stream().filter(d -> d.name().equals(pair.getKey())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(metric.code() + " has no " + pair.getKey()));
            var codes = codes(pair.getValue());
            if (!codes.stream().allMatch(dimension::accepts) || (codes.size() > 1 && dimension.mode() != Mode.TAG))
                throw new IllegalArgumentException(metric.code() + ": value of " + dimension.name());
            values.put(dimension.name(), codes);
        }
        metric.dimensions().stream().filter(d -> complete && d.mode() == Mode.SELECT).forEach(d -> {
            if (!values.containsKey(d.name())) throw new IllegalArgumentException(metric.code() + " lacks " + d.name());
        });
        return new Dims(values);
    }

    private static Set<String> codes(JsonNode value) {
        var codes = new TreeSet<String>();
        if (value.isArray()) value.forEach(one -> codes.add(one.asString()));
        else if (!value.isNull() && !value.asString().isEmpty()) codes.add(value.asString());
        return codes;
    }

    private static Statement target(EventRecord record) {
        var data = record.data();
        var where = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> pair : data.required("where").properties())
            where.put(pair.getKey(), pair.getValue().asString());
        var span = new Span(LocalDate.parse(data.required("from").asString()),
                LocalDate.parse(data.required("to").asString()));
        var planned = new Planned(record.id(), record.unit(), data.required("metric").asString(), where, span,
                new BigDecimal(data.required("value").asString()), record.offset(), record.appendedAt());
        return new Statement(place(record), List.of(), List.of(), List.of(planned));
    }
}
