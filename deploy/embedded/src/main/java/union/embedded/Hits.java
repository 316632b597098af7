package union.embedded;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents that match a query, one after the other, by an index or by reading all. Each is looked at as it is when
 * it comes: an entry of an index only proposes it.
 */
final class Hits {
    /** A document, where it lies, and how long its stored form is. */
    record Hit(long record, Document document, int bytes) {}

    private static final Hit NONE = new Hit(-1, new Document(), 0);

    private final Records records;
    private final Document query;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final RecordSet seen = new RecordSet();
    private final @Nullable Plan plan;
    private final @Nullable Walk<byte[]> entries;
    private final @Nullable Walk<Long> all;

    private Hits(Records records, Document query, @Nullable Plan plan, @Nullable Walk<Long> all) {
        this.records = records;
        this.query = query;
        this.plan = plan;
        this.all = all;
        this.entries = plan == null ? null
            : new Walk<>(plan.index().map(), plan.spans(), plan.order() == Plan.Order.DESCENDING);
    }

    static Hits by(Plan plan, Records records, Document query) {
        return new Hits(records, query, plan, null);
    }

    static Hits among(Walk<Long> all, Records records, Document query) {
        return new Hits(records, query, null, all);
    }

    /** The next one, or null at the end. */
    @Nullable Hit next() {
        while (true) {
            Hit candidate = plan == null ? scanned() : proposed(plan);
            if (candidate == null) return null;
            if (candidate.record() > 0 && matcher.matches(candidate.document(), query)) return candidate;
        }
    }

    void pause() {
        if (entries != null) entries.pause();
        if (all != null) all.pause();
    }

    private @Nullable Hit scanned() {
        Long record = all == null ? null : all.next();
        return record == null || all == null ? null : records.hit(record, all.value());
    }

    private @Nullable Hit proposed(Plan by) {
        byte[] entry = entries == null ? null : entries.next();
        if (entry == null) return null;
        long record = StoreIndex.record(entry);
        if (!seen.add(record)) return NONE;
        Hit hit = records.hit(record);
        if (hit == null) return NONE;
        return by.order() == Plan.Order.NONE || by.index().has(hit.document(), entry) ? hit : again(record);
    }

    // In an ordered walk a document that has moved on is named once more, where it now belongs.
    private Hit again(long record) {
        seen.remove(record);
        return NONE;
    }
}
