package union.reporting.figure.sum;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Span;

/**
 * The stored pages of kept sums. A page carries, per partition of the log, the offset up to which it has counted, in
 * the same document and the same write as its lines: a record that comes again finds itself counted and adds nothing.
 */
public final class SumsDocument {
    private static final int ATTEMPTS_MAX = 10;
    private static final int CHUNK_MAX = 500;
    private static final int UNITS_ONE_BY_ONE_MAX = 32;
    private final MongoCollection<Document> pages;

    public SumsDocument(MongoDatabase database) {
        pages = database.getCollection("sums");
        pages.createIndex(Indexes.ascending("unit", "place"));
    }

    /** Counts facts that stand at the end of the log; those at or below a page's mark are counted there already. */
    public void add(Collection<Fact> facts) {
        var byPage = new HashMap<Page, List<Fact>>();
        for (var fact : facts)
            for (var page : Page.of(fact.metric(), fact.unit(), fact.on()))
                byPage.computeIfAbsent(page, _ -> new ArrayList<>()).add(fact);
        var ids = byPage.keySet().stream().map(Page::id).toList();
        var stored = new HashMap<String, Document>();
        for (int from = 0; from < ids.size(); from += CHUNK_MAX)
            pages.find(in("_id", ids.subList(from, Math.min(ids.size(), from + CHUNK_MAX))))
                    .forEach(d -> stored.put(d.getString("_id"), d));
        byPage.forEach((page, of) -> add(page, of, stored.get(page.id())));
    }

    private void add(Page page, List<Fact> facts, @Nullable Document first) {
        var stored = first;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var marks = marks(stored);
            var fresh = facts.stream()
                    .filter(fact -> fact.source().offset() > marks.getOrDefault(fact.source().partition(), -1L))
                            .toList();
            if (fresh.isEmpty() || written(page, fresh, stored)) return;
            stored = pages.find(eq("_id", page.id())).first();
        }
        throw contended(page);
    }

    private boolean written(Page page, List<Fact> fresh, @Nullable Document stored) {
        var added = Pages.of(fresh).getOrDefault(page, Map.of());
        if (stored == null) return inserted(document(page, added, marksOf(fresh)));
        var lines = new Document();
        added.forEach((key, count) -> lines.append("lines." + name(key), count));
        var marks = new Document();
        marksOf(fresh).forEach((partition, offset) -> marks.append("marks." + field(partition), offset));
        var change = new Document("$inc", lines.append("version", 1L)).append("$set", marks);
        var same = and(eq("_id", page.id()), eq("version", stored.getLong("version")));
        return pages.updateOne(same, change).getMatchedCount() == 1;
    }

    private boolean inserted(Document page) {
        try {
            pages.insertOne(page);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }

    /** Puts a page counted anew in the place of what is there; returns whether they differed. */
    public boolean put(Page page, Recount recount) {
        var sheet = recount.sheet(page);
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var stored = pages.find(eq("_id", page.id())).first();
            var marks = new HashMap<>(marks(stored));
            sheet.marks().forEach((partition, offset) -> marks.merge(partition, offset, Math::max));
            var anew = document(page, sheet.lines(), marks);
            if (stored == null ? inserted(anew) : replaced(page, stored, anew))
                return stored == null || !same(stored, sheet.lines());
        }
        throw contended(page);
    }

    private boolean replaced(Page page, Document stored, Document anew) {
        anew.append("version", stored.getLong("version") + 1);
        return pages.replaceOne(and(eq("_id", page.id()), eq("version", stored.getLong("version"))), anew)
                .getMatchedCount() == 1;
    }

    private static IllegalStateException contended(Page page) {
        return new IllegalStateException("page " + page.id() + " is written by others all the time");
    }

    private static boolean same(Document stored, Map<Pages.Key, Long> lines) {
        var before = new HashMap<Pages.Key, Long>();
        lines(stored).forEach(line -> before.put(new Pages.Key(line.day(), line.dims()), line.count()));
        before.values().removeIf(count -> count == 0);
        var after = new HashMap<>(lines);
        after.values().removeIf(count -> count == 0);
        return before.equals(after);
    }

    /** The pages of a metric that hold a span of some units. */
    public void read(String metric, Set<UnitId> units, Span span, BiConsumer<Page, List<Line>> take) {
        var years = List.of(Page.year(span.from().getYear()), Page.year(span.to().getYear()));
        range(metric, units, years, take);
        for (int year : Page.cutYears(span))
            range(metric, units, List.of(Page.year(year) + "-01", Page.year(year) + "-12"), take);
    }

    private void range(String metric, Set<UnitId> units, List<String> ends, BiConsumer<Page, List<Line>> take) {
        var first = Page.place(metric, ends.getFirst());
        var last = Page.place(metric, ends.getLast());
        if (units.size() > UNITS_ONE_BY_ONE_MAX) {
            each(and(gte("_id", first + "/"), lte("_id", last + "/~")), (page, lines) -> {
                if (units.contains(page.unit())) take.accept(page, lines);
            });
        } else for (var unit : units)
            each(and(eq("unit", unit.value()), gte("place", first), lte("place", last)), take);
    }

    /** The dimensions that each unit ever had facts of, of these units or of all. */
    public void dims(String metric, @Nullable Set<UnitId> units, BiConsumer<UnitId, Dims> take) {
        var first = metric + "/y";
        var last = first + "~";
        if (units == null) {
            each(and(gte("_id", first), lte("_id", last)), (page, lines) ->
                    lines.forEach(line -> take.accept(page.unit(), line.dims())));
        } else for (var unit : units)
            each(and(eq("unit", unit.value()), gte("place", first), lte("place", last)), (page, lines) ->
                    lines.forEach(line -> take.accept(page.unit(), line.dims())));
    }

    private void each(Bson filter, BiConsumer<Page, List<Line>> take) {
        pages.find(filter).forEach(d -> take.accept(page(d), lines(d)));
    }

    /** Removes the pages of a metric and unit that are not among these; returns how many there were. */
    public long keepOnly(String metric, UnitId unit, Set<Page> those) {
        long removed = 0;
        var stored = new ArrayList<Page>();
        each(and(eq("unit", unit.value()), gte("place", metric + "/"), lte("place", metric + "/~")),
                (page, _) -> stored.add(page));
        for (var page : stored)
            if (!those.contains(page)) removed += pages.deleteOne(eq("_id", page.id())).getDeletedCount();
        return removed;
    }

    /** The units that have pages of a metric. */
    public Set<UnitId> units(String metric) {
        var units = new TreeSet<UnitId>();
        pages.find(and(gte("_id", metric + "/"), lte("_id", metric + "/~"))).projection(include("unit"))
                .forEach(d -> units.add(new UnitId(d.getString("unit"))));
        return units;
    }

    public void clear() {
        pages.deleteMany(new Document());
    }

    private static Page page(Document d) {
        return Page.of(d.getString("place"), new UnitId(d.getString("unit")));
    }

    private static List<Line> lines(Document d) {
        return d.get("lines", Document.class).entrySet().stream().map(line -> {
            int bar = line.getKey().indexOf('|');
            return new Line(Integer.parseInt(line.getKey().substring(0, bar)),
                    Dims.parse(line.getKey().substring(bar + 1)), ((Number) line.getValue()).longValue());
        }).toList();
    }

    private static Map<String, Long> marks(@Nullable Document stored) {
        if (stored == null) return Map.of();
        return stored.get("marks", Document.class).entrySet().stream()
                .collect(Collectors.toMap(mark -> mark.getKey().replace('~', '.'), mark -> ((Number) mark.getValue())
                        .longValue()));
    }

    private static Map<String, Long> marksOf(Collection<Fact> facts) {
        var marks = new HashMap<String, Long>();
        facts.forEach(fact -> marks.merge(fact.source().partition(), fact.source().offset(), Math::max));
        return marks;
    }

    private static Document document(Page page, Map<Pages.Key, Long> added, Map<String, Long> offsets) {
        var lines = new Document();
        added.forEach((key, count) -> lines.append(name(key), count));
        var marks = new Document();
        offsets.forEach((partition, offset) -> marks.append(field(partition), offset));
        return new Document("_id", page.id()).append("unit", page.unit().value()).append("place", page.place())
                .append("version", 1L).append("lines", lines).append("marks", marks);
    }

    private static String name(Pages.Key key) {
        return key.day() + "|" + key.dims().key();
    }

    /** A field's name may hold no dot. */
    private static String field(String partition) {
        return partition.replace('.', '~');
    }
}
