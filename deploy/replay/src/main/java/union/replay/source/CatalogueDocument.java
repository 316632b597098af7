package union.replay.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue that this module carries with it. */
public final class CatalogueDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private CatalogueDocument() {}

    public static Catalogue load() {
        var metrics = new HashMap<String, Metric>();
        for (var node : resource("metrics.json")) metrics.put(text(node, "code"), metric(node));
        var dimensions = new HashMap<String, Dimension>();
        resource("dimensions.json").properties()
            .forEach(entry -> dimensions.put(entry.getKey(), dimension(entry.getKey(), entry.getValue())));
        return new Catalogue(metrics, dimensions);
    }

    private static Metric metric(JsonNode node) {
        var kind = Metric.Kind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT));
        return new Metric(text(node, "code"), text(node, "service"), kind, text(node, "unit"),
            texts(node.get("dims")), kind == Metric.Kind.RATE ? rate(node) : null);
    }

    private static Metric.Rate rate(JsonNode node) {
        return new Metric.Rate(part(node, "numerator"), part(node, "denominator"));
    }

    private static Metric.Part part(JsonNode node, String side) {
        var dims = new HashMap<String, String>();
        Optional.ofNullable(node.get(side + "_dims")).ifPresent(given -> given.properties()
            .forEach(entry -> dims.put(entry.getKey(), entry.getValue().stringValue())));
        return new Metric.Part(text(node, side), dims, texts(node.get(side + "_drops")));
    }

    private static Dimension dimension(String name, JsonNode node) {
        var nodes = new HashSet<String>();
        var values = node.required("values").valueStream().map(value -> text(value, "code")).toList();
        for (var value : node.required("values"))
            if (value.path("node").asBoolean(false)) nodes.add(text(value, "code"));
        return new Dimension(name, Dimension.Mode.of(text(node, "mode")), values, nodes);
    }

    private static List<String> texts(@Nullable JsonNode array) {
        return array == null ? List.of() : array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static JsonNode resource(String name) {
        try (var stream = CatalogueDocument.class.getResourceAsStream("/union/replay/" + name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing from this program");
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
