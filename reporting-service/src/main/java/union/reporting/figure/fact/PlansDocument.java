package union.reporting.figure.fact;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import union.platform.unit.UnitId;

/**
 * The stored planned values, one document per time that one was set; apart from the facts, so that no sum meets them.
 */
public final class PlansDocument {
    private final MongoCollection<Document> plans;

    public PlansDocument(MongoDatabase database) {
        plans = database.getCollection("plans");
        plans.createIndex(Indexes.ascending("unit", "metric"));
    }

    public void keep(Planned plan) {
        var document = new Document("_id", plan.id()).append("unit", plan.unit().value())
                .append("metric", plan.metric())
                .append("where", Dims.single(plan.where()).key()).append("from", plan.span().from().toString())
                .append("to", plan.span().to().toString()).append("value", plan.value().toPlainString())
                .append("offset", plan.offset()).append("recordedAt", java.util.Date.from(plan.recordedAt()));
        if (plans.find(eq("_id", plan.id())).first() == null)
            plans.replaceOne(eq("_id", plan.id()), document, new ReplaceOptions().upsert(true));
    }

    public List<Planned> read(UnitId unit, String metric) {
        var found = new ArrayList<Planned>();
        plans.find(and(eq("unit", unit.value()), eq("metric", metric))).forEach(d -> found.add(planned(d)));
        return found;
    }

    public void clear() {
        plans.deleteMany(new Document());
    }

    private static Planned planned(Document d) {
        var span = new Span(LocalDate.parse(d.getString("from")), LocalDate.parse(d.getString("to")));
        return new Planned(d.getString("_id"), new UnitId(d.getString("unit")), d.getString("metric"),
                where(d.getString("where")), span, new BigDecimal(d.getString("value")), d.getLong("offset"),
                d.getDate("recordedAt").toInstant());
    }

    private static Map<String, String> where(String key) {
        var where = new TreeMap<String, String>();
        Dims.parse(key).values().forEach((name, values) -> where.put(name, values.iterator().next()));
        return where;
    }
}
