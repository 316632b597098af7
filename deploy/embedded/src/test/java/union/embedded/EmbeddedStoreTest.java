package union.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    Path folder;

    @Test
    void a_document_is_there_after_the_store_is_closed_and_opened_again() {
        try (var store = EmbeddedStore.open(folder); var client = MongoClients.create(store.connectionString())) {
            letters(client).insertOne(new Document("_id", "a").append("version", 1L));
            var changed = letters(client).updateOne(Filters.and(Filters.eq("_id", "a"), Filters.eq("version", 1L)),
                Updates.inc("version", 1L));
            assertThat(changed.getModifiedCount()).isEqualTo(1);
        }
        try (var store = EmbeddedStore.open(folder); var client = MongoClients.create(store.connectionString())) {
            assertThat(letters(client).find(Filters.eq("_id", "a")).first()).containsEntry("version", 2L);
        }
    }

    @Test
    void majority_concerns_are_accepted() {
        try (var store = EmbeddedStore.open(folder); var client = MongoClients.create(store.connectionString())) {
            var letters = letters(client).withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
            letters.insertOne(new Document("_id", 1));
            assertThat(letters.countDocuments(Filters.eq("_id", 1))).isEqualTo(1);
        }
    }

    @Test
    void an_insertion_of_many_says_how_many_were_new() {
        try (var store = EmbeddedStore.open(folder); var client = MongoClients.create(store.connectionString())) {
            letters(client).insertOne(new Document("_id", 2));
            List<Document> five = IntStream.rangeClosed(1, 5).mapToObj(i -> new Document("_id", i)).toList();
            assertThatThrownBy(() -> letters(client).insertMany(five, new InsertManyOptions().ordered(true)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class,
                    e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
            assertThatThrownBy(() -> letters(client).insertMany(five, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class,
                    e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3));
            assertThat(letters(client).countDocuments()).isEqualTo(5);
        }
    }

    @Test
    void a_collection_that_was_dropped_and_filled_again_has_only_the_new() throws Exception {
        try (var store = StoreProcess.start(folder); var client = MongoClients.create(store.connectionString())) {
            letters(client).createIndex(Indexes.ascending("unit"));
            letters(client).insertOne(new Document("_id", "old").append("unit", "u"));
            letters(client).drop();
            letters(client).insertOne(new Document("_id", "new").append("unit", "u"));
            store.kill();
        }
        try (var store = EmbeddedStore.open(folder); var client = MongoClients.create(store.connectionString())) {
            assertThat(letters(client).find(Filters.eq("unit", "u")).into(new ArrayList<>()))
                .extracting("_id").containsExactly("new");
            assertThat(letters(client).listIndexes().into(new ArrayList<>())).hasSize(1);
        }
    }

    @Test
    void a_torn_last_record_is_left_out_and_all_before_it_is_kept() throws Exception {
        fillAndKill(50);
        Path log = lastSegment();
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 90, 1, 2, 3}), endOfBatches(log));
        }
        try (var store = EmbeddedStore.open(folder); var client = MongoClients.create(store.connectionString())) {
            assertThat(letters(client).countDocuments()).isEqualTo(50);
            assertThat(letters(client).countDocuments(Filters.eq("unit", "u"))).isEqualTo(50);
        }
    }

    @Test
    void a_broken_byte_with_answered_writes_behind_it_is_refused_and_nothing_is_dropped_in_silence() throws Exception {
        fillAndKill(50);
        Path log = lastSegment();
        byte[] bytes = Files.readAllBytes(log);
        bytes[endOfBatches(log) / 2] ^= 1;
        Files.write(log, bytes);
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(EmbeddedFailure.class)
            .hasMessageContaining("is damaged").hasMessageContaining(log.toString());
    }

    @Test
    void wherever_the_last_write_was_torn_all_before_it_is_kept() throws Exception {
        fillAndKill(3);
        Path log = lastSegment();
        byte[] bytes = Files.readAllBytes(log);
        int end = endOfBatches(log);
        int last = 16;
        for (int next = 16; next < end; next += 20 + ByteBuffer.wrap(bytes).getInt(next + 4)) last = next;
        for (int cut = last; cut < end; cut++) {
            byte[] torn = bytes.clone();
            java.util.Arrays.fill(torn, cut, end, (byte) 0);
            Path copy = Files.createDirectory(folder.resolve("cut" + cut)).resolve(log.getFileName());
            Files.write(copy, torn);
            List<String> kept = new ArrayList<>();
            LogSegment.replay(number(log), copy, (collection, _, _) -> kept.add(collection));
            assertThat(kept).hasSize(java.util.Arrays.equals(torn, bytes) ? 3 : 2);
        }
    }

    @Test
    void a_log_in_another_form_is_refused_in_one_sentence() throws Exception {
        fillAndKill(5);
        Path log = lastSegment();
        byte[] bytes = Files.readAllBytes(log);
        System.arraycopy("unionLg9".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        Files.write(log, bytes);
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(EmbeddedFailure.class)
            .hasMessageContaining("another version").hasMessageContaining(log.toString());
    }

    @Test
    void a_log_that_continues_after_a_segment_without_its_mark_is_refused() throws Exception {
        fillAndKill(5);
        LogSegment following = LogSegment.create(folder, number(lastSegment()) + 1);
        following.append(LogSegment.record("test.letter".getBytes(java.nio.charset.StandardCharsets.UTF_8), 99, null));
        following.close();
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOfSatisfying(EmbeddedFailure.class,
            e -> assertThat(e.reason()).isEqualTo(EmbeddedFailure.Reason.DAMAGED));
    }

    @Test
    void a_segment_under_another_number_is_refused() throws Exception {
        fillAndKill(5);
        Files.copy(lastSegment(), folder.resolve("redo." + (number(lastSegment()) + 1)));
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOfSatisfying(EmbeddedFailure.class,
            e -> assertThat(e.reason()).isEqualTo(EmbeddedFailure.Reason.DAMAGED));
    }

    @Test
    void a_damaged_store_file_is_refused_in_one_sentence() throws Exception {
        fillAndKill(5);
        Files.write(folder.resolve("store"), new byte[100_000]);
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(EmbeddedFailure.class)
            .hasMessageContaining("is damaged").hasMessageContaining(folder.toString());
        Files.delete(folder.resolve("store"));
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(EmbeddedFailure.class)
            .hasMessageContaining("is damaged");
    }

    @Test
    void a_full_disk_refuses_changes_and_still_answers() {
        var hungry = new StoreSettings(8, Long.MAX_VALUE, Duration.ofMinutes(10));
        try (var store = EmbeddedStore.open(folder, 0, hungry);
            var client = MongoClients.create(store.connectionString())) {
            assertThatThrownBy(() -> letters(client).insertOne(new Document("_id", 1)))
                .isInstanceOf(MongoException.class).hasMessageContaining("takes no more changes");
            assertThat(letters(client).countDocuments()).isZero();
        }
    }

    @Test
    void an_answer_that_its_client_has_left_is_given_up_and_asking_for_more_says_so() {
        var impatient = new StoreSettings(8, 0, Duration.ZERO);
        try (var store = EmbeddedStore.open(folder, 0, impatient);
            var client = MongoClients.create(store.connectionString())) {
            letters(client).insertMany(IntStream.range(0, 10).mapToObj(i -> new Document("_id", i)).toList());
            try (var left = letters(client).find().sort(new Document("no", 1)).batchSize(2).iterator();
                var other = letters(client).find().batchSize(2).iterator()) {
                assertThat(other.tryNext()).isNotNull();
                assertThatThrownBy(() -> left.forEachRemaining(_ -> {}))
                    .isInstanceOf(MongoCursorNotFoundException.class);
            }
        }
    }

    @Test
    void no_more_answers_than_the_limit_are_kept_open_and_the_longest_untouched_goes() {
        try (var store = EmbeddedStore.open(folder);
            var client = MongoClients.create(store.connectionString())) {
            letters(client).insertMany(IntStream.range(0, 10).mapToObj(i -> new Document("_id", i)).toList());
            var first = letters(client).find().batchSize(2).iterator();
            var cursors = new ArrayList<MongoCursor<Document>>();
            for (int i = 0; i < OpenAnswers.OPEN_MAX; i++) cursors.add(letters(client).find().batchSize(2).iterator());
            assertThatThrownBy(() -> first.forEachRemaining(_ -> {})).isInstanceOf(MongoCursorNotFoundException.class);
            for (var cursor : cursors) assertThat(count(cursor)).isEqualTo(10);
        }
    }

    private static int count(MongoCursor<Document> cursor) {
        int count = 0;
        for (; cursor.hasNext(); count++) cursor.next();
        return count;
    }

    @Test
    void more_clients_than_threads_all_get_their_answer() {
        try (var store = EmbeddedStore.open(folder);
            var client = MongoClients.create(store.connectionString() + "&maxPoolSize=150")) {
            List<Thread> clients = IntStream.range(0, 150).mapToObj(i -> Thread.startVirtualThread(() -> {
                for (int n = 0; n < 5; n++) letters(client).insertOne(new Document("_id", i + "/" + n));
            })).toList();
            for (Thread one : clients) join(one);
            assertThat(letters(client).countDocuments()).isEqualTo(750);
        }
    }

    @Test
    void a_folder_in_use_is_refused_in_one_sentence() {
        try (var store = EmbeddedStore.open(folder)) {
            assertThat(store.connectionString()).startsWith("mongodb://localhost:");
            assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(EmbeddedFailure.class)
                .hasMessageContaining("in use by another running process").hasMessageContaining(folder.toString());
        }
    }

    @Test
    void a_taken_port_is_refused_in_one_sentence() {
        try (var store = EmbeddedStore.open(folder.resolve("one"))) {
            int port = Integer.parseInt(store.connectionString().replaceFirst(".*:(\\d+)/.*", "$1"));
            assertThatThrownBy(() -> EmbeddedStore.open(folder.resolve("two"), port))
                .isInstanceOf(EmbeddedFailure.class).hasMessageContaining("Port " + port);
            EmbeddedStore.open(folder.resolve("two")).close(); // nothing of the failed start is left
        }
    }

    private void fillAndKill(int count) throws IOException {
        try (var store = StoreProcess.start(folder); var client = MongoClients.create(store.connectionString())) {
            letters(client).createIndex(Indexes.ascending("unit"));
            for (int i = 0; i < count; i++) letters(client).insertOne(new Document("_id", i).append("unit", "u"));
            store.kill();
        }
    }

    private Path lastSegment() throws IOException {
        return LogSegment.in(folder).lastEntry().getValue();
    }

    private static long number(Path segment) {
        return Long.parseLong(segment.getFileName().toString().replaceFirst("redo\\.", ""));
    }

    private static int endOfBatches(Path log) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(log));
        int at = 16;
        while (in.getInt(at) != 0) at += 20 + in.getInt(at + 4);
        return at;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MongoCollection<Document> letters(MongoClient client) {
        return client.getDatabase("test").getCollection("letter");
    }
}
