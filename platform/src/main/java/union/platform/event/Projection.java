package union.platform.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Applies an event at most once: its effect and its sequence as high-water mark are one write to one document. An event
 * below the mark is taken for a repeat, so the reader must be {@link EventReader#inOrder() in order}: otherwise a later
 * event would raise the mark past a parked one, whose effect would then be lost.
 */
public final class Projection {
    private final MongoCollection<Document> collection;

    public Projection(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Returns whether the event was new; an event with a sequence already seen changes nothing. */
    public boolean apply(String key, long sequence, Bson effect) {
        try {
            var done = collection.updateOne(and(eq("_id", key), lt("seq", sequence)),
                combine(set("seq", sequence), effect), new UpdateOptions().upsert(true));
            return done.getModifiedCount() == 1 || done.getUpsertedId() != null;
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }
}
