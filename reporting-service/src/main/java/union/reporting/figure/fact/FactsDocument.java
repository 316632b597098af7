package union.reporting.figure.fact;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import union.platform.unit.UnitId;

/**
 * The stored facts: one immutable document each, its {@code _id} says which movement of which event stated it, so a
 * repeat is a duplicate key. Nothing here is ever changed; only a rebuild empties the collection.
 */
public final class FactsDocument {
    private static final int DUPLICATE_KEY = 11000;
    private static final int CHUNK_MAX = 500;
    private final MongoCollection<Document> facts;

    public FactsDocument(MongoDatabase database) {
        facts = database.getCollection("facts");
        facts.createIndex(Indexes.ascending("metric", "unit", "on"));
    }

    /** Stores what is not there yet and returns each fact as it is stored: with the place that first stated it. */
    public List<Fact> keep(Collection<Fact> stated) {
        var byId = new HashMap<String, Fact>();
        stated.forEach(fact -> byId.putIfAbsent(fact.id(), fact));
        var ids = List.copyOf(byId.keySet());
        var kept = new ArrayList<Fact>();
        for (int from = 0; from < ids.size(); from += CHUNK_MAX) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK_MAX));
            facts.find(in("_id", chunk)).forEach(found -> kept.add(fact(found)));
        }
        kept.forEach(fact -> byId.remove(fact.id()));
        if (!byId.isEmpty()) insert(byId.values());
        kept.addAll(byId.values());
        return kept;
    }

    private void insert(Collection<Fact> fresh) {
        try {
            facts.insertMany(fresh.stream().map(FactsDocument::document).toList(), new InsertManyOptions()
                    .ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) throw e;
        }
    }

    /** The facts of a metric at some units, effective within a span, one after the other. */
    public void each(String metric, Collection<UnitId> units, Span span, Consumer<Fact> take) {
        var days = and(gte("on", span.from().toString()), lte("on", span.to().toString()));
        var names = units.stream().map(UnitId::value).sorted().toList();
        for (int from = 0; from < names.size(); from += CHUNK_MAX) {
            var some = names.subList(from, Math.min(names.size(), from + CHUNK_MAX));
            facts.find(and(eq("metric", metric), in("unit", some), days)).forEach(found -> take.accept(fact(found)));
        }
    }

    /** Every fact of a metric at one unit. */
    public void each(String metric, UnitId unit, Consumer<Fact> take) {
        facts.find(and(eq("metric", metric), eq("unit", unit.value()))).forEach(found -> take.accept(fact(found)));
    }

    /** The units that have facts of a metric. */
    public Set<UnitId> units(String metric) {
        var units = new TreeSet<UnitId>();
        facts.distinct("unit", eq("metric", metric), String.class).forEach(unit -> units.add(new UnitId(unit)));
        return units;
    }

    public void clear() {
        facts.deleteMany(new Document());
    }

    private static Document document(Fact fact) {
        var source = fact.source();
        var document = new Document("_id", fact.id()).append("metric", fact.metric())
                .append("unit", fact.unit().value())
                .append("on", fact.on().toString()).append("dims", fact.dims().key()).append("count", fact.count())
                .append("subject", source.subject()).append("seq", source.sequence())
                .append("partition", source.partition()).append("offset", source.offset())
                .append("recordedAt", java.util.Date.from(source.recordedAt()));
        return source.person() == null ? document : document.append("person", source.person());
    }

    private static Fact fact(Document d) {
        var source = new Fact.Source(d.getString("subject"), d.getLong("seq"), d.getString("partition"),
                d.getLong("offset"), d.getDate("recordedAt").toInstant(), d.getString("person"));
        return new Fact(d.getString("_id"), d.getString("metric"), new UnitId(d.getString("unit")),
                LocalDate.parse(d.getString("on")), Dims.parse(d.getString("dims")), d.getLong("count"), source);
    }
}
