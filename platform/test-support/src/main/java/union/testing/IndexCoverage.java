package union.testing;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;

/**
 * Listens to what a client really asks of MongoDB and fails when a filter or sort is served by no declared index:
 * the embedded store and small test data would hide a scan that a full collection would pay for.
 *
 * <p>Register it with the client's settings, let the tests run, then call {@link #assertCovered()}. Indexes are
 * read at that moment, so their order of creation does not matter. A read or delete of everything (no filter, no
 * sort) is taken as meant.
 */
public final class IndexCoverage implements CommandListener {

    /** More shapes than this is a client that builds its queries out of data. */
    private static final int SHAPES_MAX = 10_000;

    private static final Set<String> SYSTEM = Set.of("admin", "config", "local");

    private final String mongoUri;
    private final Set<QueryShape> shapes = ConcurrentHashMap.newKeySet();

    /** Indexes are read through a connection of its own to this address. */
    public IndexCoverage(String mongoUri) {
        this.mongoUri = mongoUri;
    }

    public void register(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (!SYSTEM.contains(event.getDatabaseName()) && shapes.size() < SHAPES_MAX) {
            shapes.addAll(QueryShape.of(event.getDatabaseName(), event.getCommandName(), event.getCommand()));
        }
    }

    /** How many different shapes were seen; a check that saw none proves nothing. */
    public int seen() {
        return shapes.size();
    }

    /** Throws an {@link AssertionError} that lists each uncovered shape and what its collection declares. */
    public void assertCovered() {
        if (shapes.size() >= SHAPES_MAX) {
            throw new AssertionError("more than %d query shapes: queries are built out of data".formatted(SHAPES_MAX));
        }
        try (var client = MongoClients.create(mongoUri)) {
            var uncovered = shapes.stream()
                    .filter(shape -> !DeclaredIndex.covered(shape, indexes(client, shape)))
                    .map(shape -> "%s; declared: %s".formatted(shape, declared(client, shape)))
                    .sorted()
                    .toList();
            if (!uncovered.isEmpty()) {
                throw new AssertionError("no index covers\n  " + String.join("\n  ", uncovered));
            }
        }
    }

    private static List<DeclaredIndex> indexes(MongoClient client, QueryShape shape) {
        var listed = client.getDatabase(shape.database()).getCollection(shape.collection())
                .listIndexes(BsonDocument.class);
        var indexes = StreamSupport.stream(listed.spliterator(), false).map(DeclaredIndex::of)
                .collect(Collectors.toCollection(ArrayList::new));
        indexes.add(DeclaredIndex.of(BsonDocument.parse("{key: {_id: 1}}")));
        return indexes;
    }

    private static String declared(MongoClient client, QueryShape shape) {
        return indexes(client, shape).stream().map(index -> index.keys().toString()).distinct()
                .collect(Collectors.joining(" "));
    }
}
