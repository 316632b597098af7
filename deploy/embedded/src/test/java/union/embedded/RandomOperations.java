package union.embedded;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Random documents, queries and commands over few values, so that they meet often. Arrays may be empty or nested. */
final class RandomOperations {
    static final int IDS = 300;

    private static final List<String> FIELDS = List.of("a", "b", "e", "a.c", "b.c", "b.d", "v", "n", "_id");
    private static final String BEYOND_ASCII = "\0\uD83D\uDE00";

    /** One command, to be run against two stores. */
    record Operation(int kind, int id, Document document, Document query, Document sort, int limit, int batch) {}

    private final Random random;

    RandomOperations(long seed) {
        this.random = new Random(seed);
    }

    Operation next() {
        return new Operation(random.nextInt(16), random.nextInt(IDS), document(), query(), sort(), random.nextInt(6),
            1 + random.nextInt(5));
    }

    Operation insertion(int id) {
        return new Operation(0, id, document(), new Document(), new Document(), 0, 1);
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(13)) {
            case 0 -> null;
            case 1, 2, 3, 4 -> random.nextInt(6);
            case 5 -> (long) random.nextInt(6);
            case 6 -> random.nextInt(12) / 2.0;
            case 7, 8 -> "s" + random.nextInt(5) + (random.nextInt(6) == 0 ? BEYOND_ASCII : "");
            case 9 -> Instant.ofEpochSecond(random.nextInt(4));
            case 10 -> random.nextBoolean();
            case 11 -> 9007199254740993L + random.nextInt(3);
            default -> new Document("x", random.nextInt(3));
        };
    }

    private @Nullable Object value() {
        return switch (random.nextInt(10)) {
            case 0 -> List.of();
            case 1, 2 -> several(() -> random.nextInt(4) == 0 ? new Document("c", scalar()) : scalar());
            case 3 -> new Document("c", random.nextInt(4) == 0 ? List.of() : scalar());
            case 4 -> several(() -> new Document("c", scalar()).append("d", random.nextInt(4)));
            default -> scalar();
        };
    }

    private List<@Nullable Object> several(Supplier<@Nullable Object> element) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) elements.add(element.get());
        return elements;
    }

    private Document document() {
        var document = new Document();
        for (String field : List.of("a", "b")) if (random.nextInt(5) > 0) document.append(field, value());
        if (random.nextInt(5) > 0) document.append("e", scalar());
        return document.append("v", random.nextInt(3)).append("n", random.nextInt(10_000));
    }

    private @Nullable Object condition() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> scalar();
            case 3, 4 -> new Document("$in", Arrays.asList(scalar(), scalar(), scalar()));
            case 5, 6, 7 -> new Document("$gt", scalar()).append("$lt", scalar());
            case 8 -> new Document("$gte", scalar()).append("$lte", scalar());
            case 9 -> new Document("$lte", scalar());
            case 10 -> new Document("$eq", scalar());
            case 11 -> new Document("$elemMatch",
                new Document("c", scalar()).append("d", new Document("$gte", random.nextInt(4))));
            case 12 -> new Document("$ne", random.nextBoolean() ? null : scalar());
            default -> new Document("$exists", random.nextBoolean());
        };
    }

    private Document query() {
        List<Document> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) parts.add(part(FIELDS.get(random.nextInt(FIELDS.size()))));
        if (random.nextInt(3) == 0) return new Document("$and", parts);
        if (random.nextInt(8) == 0) return new Document("$or", parts);
        var all = new Document();
        parts.forEach(all::putAll);
        return all;
    }

    private Document part(String field) {
        return new Document(field, switch (field) {
            case "_id" -> switch (random.nextInt(4)) {
                case 0 -> random.nextInt(IDS);
                case 1 -> new Document("$in", List.of(random.nextInt(IDS), random.nextInt(IDS)));
                case 2 -> new Document("$gt", random.nextInt(IDS));
                default -> new Document("$gte", random.nextInt(IDS)).append("$lt", random.nextInt(IDS));
            };
            case "v" -> random.nextInt(3);
            case "n" -> new Document("$gt", random.nextInt(10_000));
            default -> condition();
        });
    }

    private Document sort() {
        int direction = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(6)) {
            case 0 -> new Document("v", direction).append("_id", direction);
            case 1 -> new Document("n", direction).append("_id", direction);
            case 2 -> new Document("e", direction).append("_id", 1);
            case 3 -> new Document("v", 1).append("n", direction).append("_id", direction);
            default -> new Document("_id", direction);
        };
    }

    /** Runs it and says what came of it, as text that must be equal for both stores. */
    static String run(MongoCollection<Document> in, Operation op) {
        Bson byId = Filters.eq("_id", op.id());
        Document data = op.document();
        try {
            return switch (op.kind()) {
                case 0 -> String.valueOf(in.insertOne(new Document("_id", op.id()).append("s", op.id() % 290)
                    .append("a", data.get("a")).append("b", data.get("b")).append("e", data.get("e"))
                    .append("v", data.get("v")).append("n", data.get("n"))).wasAcknowledged());
                case 1 -> String.valueOf(in.updateMany(op.query(), Updates.combine(Updates.set("a", data.get("a")),
                    Updates.set("e", data.get("e")), Updates.inc("v", 1))));
                case 2 -> String.valueOf(in.deleteMany(Filters.and(op.query(), Filters.mod("_id", 17, op.id() % 17))));
                case 3 -> String.valueOf(in.updateOne(Filters.and(byId, Filters.eq("v", data.get("v"))),
                    Updates.combine(Updates.inc("v", 1), Updates.pushEach("b", Arrays.asList(data.get("e"), 1)))));
                case 4 -> in.aggregate(List.of(new Document("$match", op.query()), new Document("$group",
                    new Document("_id", "$v").append("count", new Document("$sum", 1))),
                    new Document("$sort", new Document("_id", 1)))).into(new ArrayList<>()).toString();
                case 5 -> String.valueOf(in.findOneAndUpdate(byId, Updates.unset("b")));
                case 6 -> String.valueOf(in.updateOne(Filters.and(byId, Filters.lt("v", data.get("v"))),
                    Updates.combine(Updates.set("v", data.get("v")), Updates.setOnInsert("n", data.get("n"))),
                    new UpdateOptions().upsert(true)));
                case 7 -> String.valueOf(in.updateOne(byId, Updates.pull("b", data.get("e"))));
                case 8 -> String.valueOf(in.insertMany(
                    List.of(new Document("_id", op.id()), new Document("_id", "x" + op.id())),
                    new InsertManyOptions().ordered(op.limit() > 2)).wasAcknowledged());
                case 9 -> String.valueOf(in.countDocuments(op.query()));
                case 10 -> String.valueOf(in.deleteOne(Filters.eq("_id", "x" + op.id())));
                case 11, 12, 13 -> in.find(op.query()).sort(op.sort()).limit(op.limit()).batchSize(op.batch())
                    .into(new ArrayList<>()).toString();
                default -> in.find(op.query()).sort(Sorts.ascending("_id")).into(new ArrayList<>()).toString();
            };
        } catch (MongoException e) {
            return "refused " + e.getCode();
        }
    }
}
