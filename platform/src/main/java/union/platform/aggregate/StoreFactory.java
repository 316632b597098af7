package union.platform.aggregate;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import tools.jackson.databind.json.JsonMapper;
import union.platform.event.Relays;

/** Opens the collections of one service, each with its declared indexes, its topic and its relay. */
public final class StoreFactory {
    private final MongoDatabase database;
    private final JsonMapper json;
    private final Relays relays;

    public StoreFactory(MongoDatabase database, JsonMapper json, Relays relays) {
        this.database = database;
        this.json = json;
        this.relays = relays;
    }

    /** The store of one kind of aggregate; {@code indexes} cover every query beside those by {@code _id}. */
    public <S, E> AggregateStore<S, E> open(String name, Shape<S, E, ?> shape, IndexModel... indexes) {
        var collection = database.getCollection(name, BsonDocument.class)
            .withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
        var all = new ArrayList<>(List.of(indexes));
        all.add(new IndexModel(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true)));
        collection.createIndexes(all);
        var relay = relays.open(collection, shape.topic(), shape.compacted());
        return new AggregateStore<>(collection, new StoredForm<>(shape, database.getCodecRegistry(), json), relay);
    }
}
