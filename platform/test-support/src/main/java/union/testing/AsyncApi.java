package union.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics and kinds under {@code contracts/} as an AsyncAPI 3.0 document: a channel per topic, a message per kind, a
 * schema of what the sample shows. A sample does not tell what may be absent, so nothing of the data is required; the
 * samples themselves lie beside, in {@code contracts/<topic>/<kind>.json}.
 */
public final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Pattern, String> FORMATS = Map.of(
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), "date",
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z"), "date-time");

    /** What every event carries (CloudEvents 1.0, Kafka's binary mode); each value is a string. */
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.ofEntries(
            Map.entry("ce_id", "topic, key and sequence: the same for every repeat"),
            Map.entry("ce_source", "the service, for example /union/member-service"),
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_type", "the kind"),
            Map.entry("ce_subject", "the key, <unit>/<id>"),
            Map.entry("ce_time", "when the command acted (RFC 3339)"),
            Map.entry("ce_unit", "the owner unit"),
            Map.entry("ce_sequence", "number of the event in its aggregate; a reader drops one that it has seen"),
            Map.entry("ce_effectiveon", "the civil day from which the fact holds"),
            Map.entry("ce_actor", "opaque subject of who acted"),
            Map.entry("ce_correlationid", "the same for all that goes back to one request"),
            Map.entry("content-type", "application/json")));
    private static final Map<String, String> SOMETIMES = new TreeMap<>(Map.of(
            "ce_causationid", "the event that caused the command, if one did",
            "ce_traceparent", "W3C Trace Context of the request",
            "traceparent", "W3C Trace Context of the request"));

    private AsyncApi() {}

    /** The document of all topics that have samples. */
    public static String ofAllSamples() {
        var document = JSON.createObjectNode().put("asyncapi", "3.0.0").put("defaultContentType", "application/json");
        document.putObject("info").put("title", "Union platform events").put("version", "1").put("description",
                "CloudEvents 1.0 in Kafka's binary mode; the key is the aggregate's. Kinds and fields may be added,"
                + " never renamed or removed; readers ignore what they do not know. No personal data.");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        components.putObject("schemas").set("headers", headers());
        var messages = components.putObject("messages");
        for (var topic : Contracts.topics()) {
            var channel = channels.putObject(topic).put("address", topic);
            operations.putObject(topic).put("action", "send").putObject("channel").put("$ref", "#/channels/" + topic);
            var kinds = channel.putObject("messages");
            Contracts.samples(topic).forEach((kind, sample) -> {
                var name = topic + "." + kind;
                kinds.putObject(kind).put("$ref", "#/components/messages/" + name);
                messages.set(name, message(kind, sample));
            });
        }
        return document.toString();
    }

    private static ObjectNode message(String kind, JsonNode sample) {
        var message = JSON.createObjectNode().put("name", kind).put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/headers");
        message.set("payload", schema(List.of(sample)));
        return message;
    }

    private static ObjectNode headers() {
        var headers = JSON.createObjectNode().put("type", "object");
        var properties = headers.putObject("properties");
        HEADERS.forEach((name, what) -> properties.putObject(name).put("type", "string").put("description", what));
        SOMETIMES.forEach((name, what) -> properties.putObject(name).put("type", "string").put("description", what));
        var required = headers.putArray("required");
        HEADERS.keySet().forEach(required::add);
        return headers;
    }

    /** What all of these values have in common, and each property that any of them has. */
    static ObjectNode schema(List<JsonNode> values) {
        var schema = JSON.createObjectNode();
        var types = new TreeSet<>(values.stream().map(AsyncApi::type).toList());
        if (types.size() == 1) {
            schema.put("type", types.first());
        } else if (!types.isEmpty()) {
            types.forEach(schema.putArray("type")::add);
        }
        FORMATS.forEach((form, name) -> {
            if (types.equals(new TreeSet<>(List.of("string")))
                    && values.stream().allMatch(value -> form.matcher(value.asString()).matches())) {
                schema.put("format", name);
            }
        });
        var properties = new TreeMap<String, List<JsonNode>>();
        values.stream().filter(JsonNode::isObject).forEach(value -> value.forEachEntry((name, inner) ->
                properties.computeIfAbsent(name, _ -> new java.util.ArrayList<>()).add(inner)));
        if (!properties.isEmpty()) {
            var described = schema.putObject("properties");
            properties.forEach((name, inner) -> described.set(name, schema(inner)));
        }
        var items = values.stream().filter(JsonNode::isArray).flatMap(JsonNode::valueStream).toList();
        if (!items.isEmpty()) {
            schema.set("items", schema(items));
        }
        return schema;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL, MISSING -> "null";
        };
    }
}
