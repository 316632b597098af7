package union.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What one command asks of a collection, without its values: two commands of the same shape need the same index.
 * A join reads another collection, so one command may have several shapes.
 */
record QueryShape(String database, String collection, BsonDocument filter, BsonDocument sort) {

    private static final BsonString ANY = new BsonString("?");

    /** Stages that hand all documents on as they are stored, so that a filter or sort after them can use an index. */
    private static final Set<String> TRANSPARENT = Set.of("$match", "$sort");

    /** The shapes of a command as the driver sends it; none for commands that read nothing by value. */
    static List<QueryShape> of(String database, String name, BsonDocument command) {
        return switch (name) {
            case "find" -> List.of(plain(database, command, "find", "filter"));
            case "count" -> List.of(plain(database, command, "count", "query"));
            case "distinct" -> List.of(plain(database, command, "distinct", "query"));
            case "findAndModify", "findandmodify" -> List.of(plain(database, command, name, "query"));
            case "update" -> each(database, command, "update", "updates");
            case "delete" -> each(database, command, "delete", "deletes");
            case "aggregate" -> pipeline(database, command);
            default -> List.of();
        };
    }

    private static QueryShape plain(String database, BsonDocument command, String name, String filter) {
        return shape(database, command.getString(name).getValue(), document(command, filter),
                document(command, "sort"));
    }

    private static List<QueryShape> each(String database, BsonDocument command, String name, String list) {
        var collection = command.getString(name).getValue();
        return command.getArray(list).stream()
                .map(BsonValue::asDocument)
                .map(one -> shape(database, collection, document(one, "q"), document(one, "sort")))
                .toList();
    }

    private static List<QueryShape> pipeline(String database, BsonDocument command) {
        if (!command.isString("aggregate")) {
            return List.of();
        }
        var stages = command.getArray("pipeline").stream().map(BsonValue::asDocument).toList();
        var shapes = new ArrayList<QueryShape>();
        shapes.add(front(database, command.getString("aggregate").getValue(), stages));
        for (var stage : stages) {
            if (stage.isDocument("$lookup") && stage.getDocument("$lookup").containsKey("foreignField")) {
                var join = stage.getDocument("$lookup");
                var filter = new BsonDocument(join.getString("foreignField").getValue(), ANY);
                shapes.add(shape(database, join.getString("from").getValue(), filter, new BsonDocument()));
            }
        }
        return List.copyOf(shapes);
    }

    private static QueryShape front(String database, String collection, List<BsonDocument> stages) {
        var filters = new ArrayList<BsonDocument>();
        var sort = new BsonDocument();
        for (var stage : stages) {
            if (stage.containsKey("$skip") && filters.isEmpty() && sort.isEmpty()) {
                filters.add(stage); // what follows looks at all that is left, and no index knows which that is
            }
            if (!TRANSPARENT.contains(stage.getFirstKey())) {
                break;
            }
            if (stage.isDocument("$match")) {
                filters.add(stage.getDocument("$match"));
            }
            if (stage.isDocument("$sort") && sort.isEmpty()) {
                sort = stage.getDocument("$sort");
            }
        }
        var filter = new BsonDocument();
        filters.forEach(filter::putAll);
        return shape(database, collection, filter, sort);
    }

    private static QueryShape shape(String database, String collection, BsonDocument filter, BsonDocument sort) {
        return new QueryShape(database, collection, blank(filter), sort.clone());
    }

    private static BsonDocument document(BsonDocument in, String name) {
        return in.isDocument(name) ? in.getDocument(name) : new BsonDocument();
    }

    /** The filter with every value taken out; operators stay, and so does what decides whether an index helps. */
    private static BsonDocument blank(BsonDocument filter) {
        var blank = new BsonDocument();
        for (Map.Entry<String, BsonValue> entry : filter.entrySet()) {
            blank.put(entry.getKey(), blank(entry.getKey(), entry.getValue()));
        }
        return blank;
    }

    private static BsonValue blank(String key, BsonValue value) {
        if (value.isRegularExpression()) {
            return new BsonDocument(operator(value.asRegularExpression()), ANY);
        }
        if (value.isDocument() && value.asDocument().containsKey("$regex")) {
            return new BsonDocument(operator(value.asDocument()), ANY);
        }
        if (value.isNull()) {
            return value; // also matches what has no such field
        }
        if (value.isDocument() && (key.startsWith("$") || isOperators(value.asDocument()))) {
            return blank(value.asDocument());
        }
        if (key.equals("$in")) {
            return in(value.asArray());
        }
        if (value.isArray() && Stream.of("$and", "$or", "$nor").anyMatch(key::equals)) {
            return new BsonArray(
                    value.asArray().stream().map(one -> (BsonValue) blank(one.asDocument())).toList());
        }
        if (key.equals("$exists")) {
            return value.isBoolean() && !value.asBoolean().getValue() ? new BsonInt32(0) : new BsonInt32(1);
        }
        return ANY;
    }

    /** One value stands for all, unless one of them reaches further than a value does. */
    private static BsonArray in(BsonArray values) {
        return new BsonArray(values.stream().map(one -> blank("", one)).filter(one -> !one.equals(ANY)).distinct()
                .toList());
    }

    /** A pattern that begins with fixed letters is a range; any other is looked for in every document. */
    private static String operator(BsonRegularExpression pattern) {
        var fixed = pattern.getPattern().matches("\\^[\\p{L}\\p{N}_ -].*") && pattern.getOptions().isEmpty();
        return fixed ? "$gte" : "$regex";
    }

    private static String operator(BsonDocument pattern) {
        var value = pattern.get("$regex", ANY);
        if (value.isRegularExpression()) {
            return operator(value.asRegularExpression());
        }
        var options = pattern.isString("$options") ? pattern.getString("$options").getValue() : "";
        return operator(new BsonRegularExpression(value.asString().getValue(), options));
    }

    private static boolean isOperators(BsonDocument value) {
        return !value.isEmpty() && value.getFirstKey().startsWith("$");
    }

    @Override
    public String toString() {
        return "%s filter %s sort %s".formatted(collection, filter.toJson(), sort.toJson());
    }
}
