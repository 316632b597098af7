package union.platform.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document of an aggregate: {@code {_id, version, state, pendingSince, outbox, receipts}}. Commands push to the
 * outbox and the relay pulls from it, so that neither can bring back what the other has done.
 */
final class StoredForm<S, E, D extends Record> {
    static final int RECEIPTS_MAX = 64;

    record Receipt(String inputHash, long version, boolean created) {}

    private final Shape<S, E, D> shape;
    private final CodecRegistry codecs;
    private final JsonMapper json;

    StoredForm(Shape<S, E, D> shape, CodecRegistry codecs, JsonMapper json) {
        this.shape = shape;
        this.codecs = codecs;
        this.json = json;
    }

    static long version(BsonDocument found) {
        return found.getInt64("version").getValue();
    }

    static int pending(BsonDocument found) {
        return found.getArray("outbox", new BsonArray()).size();
    }

    static @Nullable Receipt receipt(BsonDocument found, String commandId) {
        for (BsonValue value : found.getArray("receipts", new BsonArray())) {
            var receipt = value.asDocument();
            if (receipt.getString("id").getValue().equals(commandId))
                return new Receipt(receipt.getString("hash").getValue(), receipt.getInt64("version").getValue(),
                    receipt.getBoolean("created").getValue());
        }
        return null;
    }

    Stored<S> read(Key key, @Nullable BsonDocument found) {
        if (found == null) return new Stored<>(key, 0, shape.none());
        var reader = found.getDocument("state").asBsonReader();
        var stored = codecs.get(shape.form()).decode(reader, DecoderContext.builder().build());
        return new Stored<>(key, version(found), shape.fromForm(stored));
    }

    BsonDocument insert(Stored<S> before, List<E> events, Act act) {
        var change = new Change(before, events, act);
        return new BsonDocument("_id", new BsonString(before.key().toString()))
            .append("version", new BsonInt64(change.version()))
            .append("state", change.state)
            .append("pendingSince", new BsonDateTime(act.at().toEpochMilli()))
            .append("outbox", change.pending)
            .append("receipts", new BsonArray(List.of(change.receipt())));
    }

    BsonDocument update(Stored<S> before, List<E> events, Act act) {
        var change = new Change(before, events, act);
        var receipts = new BsonDocument("$each", new BsonArray(List.of(change.receipt())))
            .append("$slice", new BsonInt32(-RECEIPTS_MAX));
        return new BsonDocument("$set", new BsonDocument("state", change.state))
            .append("$inc", new BsonDocument("version", new BsonInt64(events.size())))
            .append("$min", new BsonDocument("pendingSince", new BsonDateTime(act.at().toEpochMilli())))
            .append("$push", new BsonDocument("outbox", new BsonDocument("$each", change.pending))
                .append("receipts", receipts));
    }

    /** What one accepted command does to the document. */
    private final class Change {
        private final Stored<S> before;
        private final Act act;
        private final BsonArray pending;
        private final BsonDocument state;

        Change(Stored<S> before, List<E> events, Act act) {
            this.before = before;
            this.act = act;
            var entries = new ArrayList<BsonDocument>();
            var state = before.state();
            for (E event : events) {
                state = shape.evolve(state, event);
                entries.add(entry(before.version() + entries.size() + 1, shape.eventForm(state, event)));
            }
            this.pending = new BsonArray(entries);
            this.state = BsonDocumentWrapper.asBsonDocument(shape.toForm(state), codecs);
        }

        long version() {
            return before.version() + pending.size();
        }

        BsonDocument receipt() {
            return new BsonDocument("id", new BsonString(act.commandId()))
                .append("hash", new BsonString(act.inputHash()))
                .append("version", new BsonInt64(version()))
                .append("created", BsonBoolean.valueOf(before.version() == 0));
        }

        private BsonDocument entry(long sequence, EventForm event) {
            var entry = new BsonDocument("seq", new BsonInt64(sequence))
                .append("kind", new BsonString(event.kind()))
                .append("on", new BsonString(event.effectiveOn().toString()))
                .append("at", new BsonDateTime(act.at().toEpochMilli()))
                .append("actor", new BsonString(act.actor()))
                .append("correlationId", new BsonString(act.origin().correlationId()))
                .append("data", new BsonString(json.writeValueAsString(event.data())));
            var cause = act.origin().causationId();
            if (cause != null) entry.append("causationId", new BsonString(cause));
            var trace = act.origin().traceparent();
            if (trace != null) entry.append("traceparent", new BsonString(trace));
            return entry;
        }
    }
}
