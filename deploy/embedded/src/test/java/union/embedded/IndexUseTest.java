package union.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Counts the documents that the store looked at; every query here would have to read 5,000 without its index. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexUseTest {
    private static final int DOCUMENTS = 5000;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> members;

    @BeforeAll
    void fill(@TempDir Path folder) {
        store = EmbeddedStore.open(folder);
        client = MongoClients.create(store.connectionString());
        members = client.getDatabase("test").getCollection("member");
        members.createIndex(Indexes.ascending("unit", "joined"));
        members.createIndex(Indexes.ascending("tags"));
        members.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) all.add(member(i));
        members.insertMany(all);
    }

    @AfterAll
    void close() {
        client.close();
        store.close();
    }

    private static Document member(int i) {
        var member = new Document("_id", "u%02d/m%04d".formatted(i % 50, i)).append("version", 1L)
            .append("unit", "u" + i % 50).append("joined", i).append("tags", List.of("t" + i % 500, "all" + i % 5));
        return i % 1000 == 0 ? member.append("pendingSince", i) : member;
    }

    @Test
    void an_update_by_id_and_version_reads_one() {
        assertThat(read(() -> members.updateOne(Filters.and(Filters.eq("_id", "u07/m0007"), Filters.eq("version", 1L)),
            Updates.inc("touched", 1)))).isEqualTo(1);
    }

    @Test
    void a_find_by_an_indexed_field_reads_its_hits() {
        assertThat(read(() -> members.find(Filters.eq("unit", "u3")).into(new ArrayList<>()))).isEqualTo(100);
        assertThat(read(() -> members.find(Filters.in("unit", "u3", "u4")).into(new ArrayList<>()))).isEqualTo(200);
        assertThat(read(() -> members.countDocuments(Filters.eq("tags", "t9")))).isEqualTo(10);
    }

    @Test
    void a_range_after_an_equality_reads_its_hits() {
        assertThat(read(() -> members.find(Filters.and(Filters.eq("unit", "u3"), Filters.gte("joined", 1000),
            Filters.lt("joined", 1500))).into(new ArrayList<>()))).isEqualTo(10);
    }

    @Test
    void a_page_of_a_sorted_list_reads_a_page() {
        assertThat(read(() -> members.find().sort(Sorts.ascending("_id")).limit(50).into(new ArrayList<>())))
            .isEqualTo(50);
        assertThat(read(() -> members.find(Filters.and(Filters.gt("_id", "u07/m0100"), Filters.lt("_id", "u070")))
            .sort(Sorts.ascending("_id")).limit(20).into(new ArrayList<>()))).isEqualTo(20);
        assertThat(read(() -> members.find(Filters.eq("unit", "u3")).sort(Sorts.descending("joined")).limit(5)
            .into(new ArrayList<>()))).isEqualTo(5);
    }

    @Test
    void a_page_comes_in_order_and_behind_the_last() {
        List<Document> first = members.find(Filters.eq("unit", "u3")).sort(Sorts.descending("joined")).limit(5)
            .into(new ArrayList<>());
        assertThat(first).extracting("joined").containsExactly(4953, 4903, 4853, 4803, 4753);
        assertThat(members.find(Filters.and(Filters.eq("unit", "u3"), Filters.lt("joined", 4753)))
            .sort(Sorts.descending("joined")).limit(1).first()).containsEntry("joined", 4703);
    }

    @Test
    void a_sparse_field_that_is_present_reads_only_those() {
        assertThat(read(() -> members.find(Filters.exists("pendingSince")).into(new ArrayList<>()))).isEqualTo(5);
        assertThat(read(() -> members.find(Filters.lte("pendingSince", 2000)).into(new ArrayList<>()))).isEqualTo(3);
    }

    @Test
    void an_aggregation_that_begins_with_a_match_reads_its_hits() {
        assertThat(read(() -> members.aggregate(List.of(Aggregates.match(Filters.eq("unit", "u9")),
            Aggregates.group("$unit", Accumulators.sum("count", 1)))).into(new ArrayList<>()))).isEqualTo(100);
    }

    @Test
    void a_large_answer_is_read_as_it_is_fetched() {
        try (var cursor = members.find().batchSize(10).cursor()) {
            assertThat(read(cursor::next)).isZero(); // the first batch was read when the cursor was opened
        }
        assertThat(members.find().batchSize(777).into(new ArrayList<>())).hasSize(DOCUMENTS);
    }

    @Test
    void different_elements_of_an_array_may_satisfy_the_two_bounds_of_a_range() {
        var scores = client.getDatabase("test").getCollection("score");
        scores.createIndex(Indexes.ascending("points"));
        scores.createIndex(Indexes.ascending("rounds.points"));
        scores.insertOne(new Document("_id", 1).append("points", List.of(1, 9))
            .append("rounds", List.of(new Document("points", 1), new Document("points", 9))));
        assertThat(scores.countDocuments(Filters.and(Filters.gt("points", 3), Filters.lt("points", 7)))).isEqualTo(1);
        assertThat(scores.countDocuments(Filters.and(Filters.gt("rounds.points", 3), Filters.lt("rounds.points", 7))))
            .isEqualTo(1);
    }

    @Test
    void an_empty_array_hides_no_document_from_an_index() {
        var lists = client.getDatabase("test").getCollection("list");
        lists.createIndex(Indexes.ascending("kind", "entries"));
        lists.createIndex(Indexes.ascending("kind", "rows.name"));
        lists.insertOne(
            new Document("_id", 1).append("kind", "k").append("entries", List.of()).append("rows", List.of()));
        assertThat(lists.countDocuments(Filters.eq("kind", "k"))).isEqualTo(1);
        lists.dropIndex("kind_1_entries_1");
        assertThat(lists.countDocuments(Filters.eq("kind", "k"))).isEqualTo(1);
        assertThat(lists.countDocuments(Filters.exists("rows"))).isEqualTo(1);
    }

    private long read(Runnable query) {
        long before = store.documentsRead();
        query.run();
        return store.documentsRead() - before;
    }
}
