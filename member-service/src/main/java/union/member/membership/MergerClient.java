package union.member.membership;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/** How far the move of each merged unit's members has come, one document per unit. */
final class MergerClient {
    private static final int OPEN_MAX = 100;

    /**
     * @param after the last person looked at in this pass
     * @param moved whether this pass has moved anyone
     */
    record Merger(UnitId unit, UnitId into, LocalDate on, String cause, @Nullable String after, boolean moved) {}

    private final MongoCollection<Document> mergers;

    MergerClient(MongoDatabase database) {
        mergers = database.getCollection("mergers");
        mergers.createIndexes(List.of(new IndexModel(Indexes.ascending("open", "on"))));
    }

    /** Notes that a unit was merged; a repeat changes nothing. */
    void note(Merger merger) {
        mergers.updateOne(Filters.eq("_id", merger.unit().value()), Updates.combine(
            Updates.setOnInsert("into", merger.into().value()), Updates.setOnInsert("on", merger.on().toString()),
            Updates.setOnInsert("cause", merger.cause()), Updates.setOnInsert("open", true)),
            new UpdateOptions().upsert(true));
    }

    List<Merger> open(LocalDate today) {
        var found = new ArrayList<Merger>();
        var due = Filters.and(Filters.eq("open", true), Filters.lte("on", today.toString()));
        for (var d : mergers.find(due).sort(Sorts.ascending("open", "on")).limit(OPEN_MAX)) found.add(read(d));
        return found;
    }

    private static Merger read(Document d) {
        return new Merger(new UnitId(d.getString("_id")), new UnitId(d.getString("into")),
            LocalDate.parse(d.getString("on")), d.getString("cause"), d.getString("after"),
            d.getBoolean("moved", false));
    }

    void advance(Merger merger, String after, boolean moved) {
        update(merger, Updates.combine(Updates.set("after", after), Updates.set("moved", moved)));
    }

    void restart(Merger merger) {
        update(merger, Updates.combine(Updates.unset("after"), Updates.unset("moved")));
    }

    void close(Merger merger) {
        update(merger, Updates.combine(Updates.set("open", false), Updates.unset("after")));
    }

    private void update(Merger merger, Bson change) {
        mergers.updateOne(Filters.eq("_id", merger.unit().value()), change);
    }
}
