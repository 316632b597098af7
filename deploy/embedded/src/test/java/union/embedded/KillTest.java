package union.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the store's process at random moments under eight writers and a reader: whatever was answered must be there
 * after the restart, once. More rounds with -Dunion.store.kills=10, longer ones with -Dunion.store.kill.millis=8000.
 */
class KillTest {
    private static final int WRITERS = 8;
    private static final int TAGS = 9;
    private static final int UNITS = 20;

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>(); // version by id
    private final Map<String, Long> observed = new ConcurrentHashMap<>(); // version that a reader was shown
    private final AtomicLong answers = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void what_was_answered_survives_kill_once() throws Exception {
        int rounds = Integer.getInteger("union.store.kills", 3);
        int millis = Integer.getInteger("union.store.kill.millis", 2000);
        long seed = Long.getLong("union.store.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            long before = answers.get();
            try (var store = StoreProcess.start(folder)) {
                writeUntilKilled(store, random.nextInt(millis / 4, millis), random.nextLong());
            }
            try (var store = StoreProcess.start(folder); var client = MongoClients.create(store.connectionString())) {
                verify(client, "seed " + seed + ", round " + round);
            }
            System.out.printf("seed %d, round %d: %d answers, %d documents%n", seed, round, answers.get() - before,
                acknowledged.size());
        }
        assertThat(answers).hasPositiveValue();
    }

    private void writeUntilKilled(StoreProcess store, int millis, long seed) throws Exception {
        try (var client = MongoClients.create(store.connectionString() + "&serverSelectionTimeoutMS=1000");
            var threads = Executors.newFixedThreadPool(WRITERS + 1);
            var timer = Executors.newSingleThreadScheduledExecutor()) {
            MongoCollection<Document> records = records(client);
            records.createIndex(Indexes.ascending("unit", "version"));
            records.createIndex(Indexes.ascending("tags"));
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = "w" + writer + "-";
                var random = new Random(seed + writer);
                running.add(threads.submit(() -> untilCutOff(() -> write(records, prefix, random))));
            }
            running.add(threads.submit(() -> untilCutOff(() -> read(records))));
            timer.schedule(store::kill, millis, TimeUnit.MILLISECONDS).get();
            for (Future<?> one : running) one.get(30, TimeUnit.SECONDS);
        }
    }

    private static void untilCutOff(Runnable action) {
        try {
            while (true) action.run();
        } catch (MongoException cutOff) {
            assertThat(cutOff.getCode()).isNegative(); // of the connection, not of the server
        }
    }

    // One change is one version, one step of the counter and one entry of the list, so a repeat or a half would show.
    private void write(MongoCollection<Document> records, String prefix, Random random) {
        String id = prefix + random.nextInt(300);
        Long version = acknowledged.get(id);
        if (version == null) {
            records.insertOne(new Document("_id", id).append("version", 1L).append("count", 1)
                .append("steps", List.of(1L)).append("unit", random.nextInt(UNITS))
                .append("tags", List.of(random.nextInt(TAGS), random.nextInt(TAGS))).append("pad", "x".repeat(200)));
        } else {
            var done = records.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)),
                Updates.combine(Updates.inc("version", 1L), Updates.inc("count", 1), Updates.push("steps", version + 1),
                    Updates.set("unit", random.nextInt(UNITS)), Updates.addToSet("tags", random.nextInt(TAGS))));
            assertThat(done.getModifiedCount()).as(id + " at " + version).isEqualTo(1);
        }
        acknowledged.put(id, version == null ? 1L : version + 1);
        answers.incrementAndGet();
    }

    private void read(MongoCollection<Document> records) {
        int unit = ThreadLocalRandom.current().nextInt(UNITS);
        for (Document found : records.find(Filters.eq("unit", unit))) {
            observed.merge(found.getString("_id"), found.getLong("version"), Math::max);
        }
    }

    private void verify(MongoClient client, String when) {
        Map<String, Document> now = new HashMap<>();
        for (Document record : records(client).find()) now.put(record.getString("_id"), record);
        acknowledged.forEach((id, version) -> {
            assertThat(now).as(when).containsKey(id);
            assertThat(versionOf(now, id)).as("%s: %s", when, id).isBetween(version, version + 1);
        });
        observed.forEach((id, version) -> assertThat(versionOf(now, id)).as("%s: %s was shown", when, id)
            .isGreaterThanOrEqualTo(version));
        now.forEach((id, record) -> {
            assertThat(record.getInteger("count").longValue()).as("%s: %s", when, id).isEqualTo(versionOf(now, id));
            assertThat(record.getList("steps", Long.class)).as("%s: %s", when, id).hasSize(record.getInteger("count"))
                .doesNotHaveDuplicates();
            acknowledged.put(id, versionOf(now, id));
        });
        for (int i = 0; i < UNITS; i++) {
            int unit = i;
            assertThat(records(client).countDocuments(Filters.eq("unit", unit))).as("%s: unit %d by index", when, unit)
                .isEqualTo(now.values().stream().filter(record -> record.getInteger("unit") == unit).count());
        }
        for (int i = 0; i < TAGS; i++) {
            int tag = i;
            assertThat(records(client).countDocuments(Filters.eq("tags", tag))).as("%s: tag %d by index", when, tag)
                .isEqualTo(now.values().stream().filter(r -> r.getList("tags", Integer.class).contains(tag)).count());
        }
    }

    private static long versionOf(Map<String, Document> now, String id) {
        Document record = now.get(id);
        return record == null ? 0 : record.getLong("version");
    }

    private static MongoCollection<Document> records(MongoClient client) {
        return client.getDatabase("test").getCollection("record");
    }
}
