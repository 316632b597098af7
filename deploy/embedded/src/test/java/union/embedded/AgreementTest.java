package union.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same random commands to our store, which has many indexes, and to the library's in-memory one, which has
 * almost none: every answer must be the same. More rounds with -Dunion.store.rounds=100, -Dunion.store.seed=1.
 */
class AgreementTest {
    private static final int OPERATIONS = 1200;
    private static final List<Bson> INDEXES = List.of(Indexes.ascending("a"), Indexes.ascending("b"),
        Indexes.ascending("e"), Indexes.ascending("a.c"), Indexes.ascending("e", "a"), Indexes.ascending("v", "b.c"),
        Indexes.ascending("b.c", "b.d"), Indexes.ascending("v", "_id"), Indexes.ascending("v", "n", "_id"),
        Indexes.compoundIndex(Indexes.descending("n"), Indexes.descending("_id")), Indexes.ascending("e", "_id"));

    @TempDir
    Path folder;

    @Test
    void random_commands_are_answered_as_by_a_store_without_indexes() {
        long first = Long.getLong("union.store.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        int rounds = Integer.getInteger("union.store.rounds", 2);
        var stock = new MongoServer(new MemoryBackend());
        try (var reference = MongoClients.create(stock.bindAndGetConnectionString())) {
            for (long seed = first; seed < first + rounds; seed++) compare(seed, reference);
        } finally {
            stock.shutdownNow();
        }
    }

    private void compare(long seed, MongoClient reference) {
        var operations = new RandomOperations(seed);
        MongoCollection<Document> expected = reference.getDatabase("test").getCollection("t" + seed);
        EmbeddedStore store = EmbeddedStore.open(folder.resolve("s" + seed));
        MongoClient client = MongoClients.create(store.connectionString());
        for (int i = 0; i < OPERATIONS; i++) {
            MongoCollection<Document> ours = client.getDatabase("test").getCollection("t");
            if (i == (seed % 2 == 0 ? 0 : 250)) index(ours, expected);
            var operation = i < 200 ? operations.insertion(i) : operations.next();
            assertThat(RandomOperations.run(ours, operation)).as("seed %d, step %d: %s", seed, i, operation)
                .isEqualTo(RandomOperations.run(expected, operation));
            if (i % 400 == 399) {
                client.close();
                store.close();
                store = EmbeddedStore.open(folder.resolve("s" + seed));
                client = MongoClients.create(store.connectionString());
            }
        }
        client.close();
        store.close();
    }

    private static void index(MongoCollection<Document> ours, MongoCollection<Document> expected) {
        INDEXES.forEach(ours::createIndex);
        assertThat(indexUnique(ours)).isEqualTo(indexUnique(expected));
    }

    // Refused when the values so far are not.
    private static int indexUnique(MongoCollection<Document> collection) {
        try {
            collection.createIndex(Indexes.ascending("s"), new IndexOptions().unique(true).sparse(true));
            return 0;
        } catch (MongoException e) {
            return e.getCode();
        }
    }
}
