package union.testing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IndexCoverageTest {

    private final IndexCoverage coverage = new IndexCoverage(Backbone.get().mongoUri());
    private final MongoClient client = listened(coverage);
    private final MongoCollection<Document> things = things(client);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void reads_and_writes_by_a_declared_index_pass() {
        things.createIndex(Indexes.ascending("unit", "at"));
        things.insertOne(new Document("_id", 1).append("unit", "u1").append("at", 1));
        things.updateOne(and(eq("_id", 1), eq("version", 1)), Updates.set("at", 2));
        things.find(eq("unit", "u1")).sort(Sorts.descending("at")).into(new ArrayList<>());
        things.countDocuments(and(eq("unit", "u1"), gt("at", 0)));
        assertThatCode(coverage::assertCovered).doesNotThrowAnyException();
        assertThat(coverage.seen()).isEqualTo(3);
    }

    @Test
    void the_failure_names_collection_filter_and_sort_but_no_value() {
        things.createIndex(Indexes.ascending("unit"));
        things.find(eq("person", "somebody")).sort(Sorts.ascending("at")).into(new ArrayList<>());
        assertThatThrownBy(coverage::assertCovered).isInstanceOf(AssertionError.class)
                .hasMessageContaining("things filter {\"person\": \"?\"} sort {\"at\": 1}")
                .hasMessageContaining("[unit=1]")
                .hasMessageNotContaining("somebody");
    }

    @TestFactory
    Stream<DynamicTest> every_kind_of_command_is_heard() {
        return Stream.of(
                uncovered("find", c -> c.find(eq("a", 1)).first()),
                uncovered("count", c -> c.countDocuments(eq("a", 1))),
                uncovered("update", c -> c.updateMany(eq("a", 1), Updates.set("b", 1))),
                uncovered("delete", c -> c.deleteMany(eq("a", 1))),
                uncovered("findAndModify", c -> c.findOneAndUpdate(eq("a", 1), Updates.set("b", 1))),
                uncovered("distinct", c -> c.distinct("b", eq("a", 1), Integer.class).into(new ArrayList<>())),
                uncovered("aggregate", c -> c.aggregate(List.of(Aggregates.match(eq("a", 1))))
                        .into(new ArrayList<>())));
    }

    private static DynamicTest uncovered(String name, java.util.function.Consumer<MongoCollection<Document>> asking) {
        return DynamicTest.dynamicTest(name, () -> {
            var coverage = new IndexCoverage(Backbone.get().mongoUri());
            try (var client = listened(coverage)) {
                asking.accept(things(client));
                assertThatThrownBy(coverage::assertCovered).isInstanceOf(AssertionError.class);
            }
        });
    }

    private static MongoClient listened(IndexCoverage coverage) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Backbone.get().mongoUri()));
        coverage.register(settings);
        return MongoClients.create(settings.build());
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase(Backbone.get().freshDatabase()).getCollection("things");
    }
}
