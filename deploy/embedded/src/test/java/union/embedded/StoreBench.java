package union.embedded;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.bson.Document;

/**
 * Prints the store's figures: java -cp ... union.embedded.StoreBench [documents]. The store runs in a process of its
 * own. Ratios count; absolute figures belong to the machine and to what else it does.
 */
final class StoreBench {
    private static final int HITS = 20;
    private static final long SECOND = 1_000_000_000L;

    private final MongoCollection<Document> records;
    private final int documents;
    private final ConcurrentHashMap<Integer, Long> versions = new ConcurrentHashMap<>();

    private StoreBench(MongoCollection<Document> records, int documents) {
        this.records = records;
        this.documents = documents;
    }

    public static void main(String[] args) throws Exception {
        int most = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("store-bench");
        System.out.printf("%d processors, %s %s, load %.1f%n", Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"), System.getProperty("os.version"), load());
        double syncs = serialSyncs(folder);
        double small = run(folder.resolve("small"), 1000, syncs);
        double large = run(folder.resolve("large"), most, syncs);
        System.out.printf("update by _id and version, p50 at %d over p50 at 1000: %.2f%n", most, large / small);
    }

    private static double run(Path folder, int documents, double syncs) throws Exception {
        try (var store = StoreProcess.start(folder, "-Xmx400m");
            var client = MongoClients.create(store.connectionString() + "&maxPoolSize=40")) {
            var bench = new StoreBench(client.getDatabase("bench").getCollection("record"), documents);
            System.out.printf("%n%d documents%n", documents);
            bench.fill();
            for (int i = 0; i < 3000; i++) bench.update(i);
            double p50 = bench.measure("update by _id and version", 8000, 20, bench::update);
            bench.measure(HITS + " hits by a declared index", 5000, 15, _ -> bench.findUnit());
            bench.measure("page of 50, sorted by _id", 2000, 10, _ -> bench.page());
            bench.writers(16, 20, syncs);
            System.out.printf("  store process %d MiB resident, folder %d MiB%n", resident(store), size(folder) >> 20);
            return p50;
        }
    }

    private void fill() {
        records.createIndex(Indexes.ascending("unit"));
        records.createIndex(Indexes.ascending("state", "at"));
        long start = System.nanoTime();
        for (int from = 0; from < documents; from += 1000) {
            List<Document> batch = new ArrayList<>();
            for (int i = from; i < from + 1000; i++) {
                batch.add(new Document("_id", "m" + i).append("unit", "u" + i % (documents / HITS))
                    .append("version", 0L).append("state", i % 7).append("at", (long) i)
                    .append("pad", "x".repeat(180)));
            }
            records.insertMany(batch);
        }
        System.out.printf("  insertMany %.0f/s%n", documents / seconds(start));
    }

    private void update(int i) {
        updateOne(ThreadLocalRandom.current().nextInt(documents));
    }

    private void updateOne(int key) {
        long version = versions.getOrDefault(key, 0L);
        var done = records.updateOne(Filters.and(Filters.eq("_id", "m" + key), Filters.eq("version", version)),
            Updates.inc("version", 1L));
        if (done.getModifiedCount() != 1) throw new IllegalStateException("lost");
        versions.put(key, version + 1);
    }

    private void findUnit() {
        String unit = "u" + ThreadLocalRandom.current().nextInt(documents / HITS);
        if (records.find(Filters.eq("unit", unit)).into(new ArrayList<>()).size() != HITS) {
            throw new IllegalStateException("wrong hits");
        }
    }

    private void page() {
        String after = "m" + ThreadLocalRandom.current().nextInt(documents);
        records.find(Filters.gt("_id", after)).sort(Sorts.ascending("_id")).limit(50).into(new ArrayList<>());
    }

    /** Each writer has keys of its own. The longest wait is the stall. */
    private void writers(int count, int secondsMax, double syncs) throws Exception {
        long start = System.nanoTime();
        List<Future<long[]>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(count)) {
            for (int writer = 0; writer < count; writer++) {
                int own = writer;
                IntUnaryOperator key = n -> n / count * count + own < documents ? n / count * count + own : own;
                running.add(threads.submit(() -> writeFor(secondsMax, key)));
            }
        }
        List<Long> all = new ArrayList<>();
        for (Future<long[]> one : running) for (long took : one.get()) all.add(took);
        double rate = all.size() / seconds(start);
        print(count + " writers", all.stream().mapToLong(Long::longValue).sorted().toArray(), rate);
        System.out.printf("    = %.2f times the serial sync rate of %.0f/s%n", rate / syncs, syncs);
    }

    private long[] writeFor(int secondsMax, IntUnaryOperator key) {
        List<Long> took = new ArrayList<>();
        var random = new Random();
        for (long start = System.nanoTime(); seconds(start) < secondsMax; ) {
            long before = System.nanoTime();
            updateOne(key.applyAsInt(random.nextInt(documents)));
            took.add(System.nanoTime() - before);
        }
        return took.stream().mapToLong(Long::longValue).toArray();
    }

    private double measure(String what, int most, int secondsMax, IntConsumer action) {
        long start = System.nanoTime();
        long[] took = new long[most];
        int n = 0;
        for (; n < most && seconds(start) < secondsMax; n++) {
            long before = System.nanoTime();
            action.accept(n);
            took[n] = System.nanoTime() - before;
        }
        long[] sorted = Arrays.copyOf(took, n);
        Arrays.sort(sorted);
        print(what, sorted, n / seconds(start));
        return sorted[n / 2];
    }

    private static void print(String what, long[] sorted, double rate) {
        int n = sorted.length;
        System.out.printf("  %-28s %7.0f/s  p50 %.2f  p99 %.2f  p99.9 %.1f  max %.0f ms%n", what, rate,
            sorted[n / 2] / 1e6, sorted[n * 99 / 100] / 1e6, sorted[(int) (n * 0.999)] / 1e6, sorted[n - 1] / 1e6);
    }

    private static double serialSyncs(Path folder) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve("syncs"), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(64 << 20), 0);
            file.force(true);
            long start = System.nanoTime();
            int n = 0;
            for (; seconds(start) < 3; n++) {
                file.write(ByteBuffer.allocate(400), n * 400L);
                file.force(false);
            }
            System.out.printf("serial fdatasync of 400 bytes: %.0f/s%n", n / seconds(start));
            return n / seconds(start);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) SECOND;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long resident(StoreProcess store) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + store.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
            .findFirst().orElse(0);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
