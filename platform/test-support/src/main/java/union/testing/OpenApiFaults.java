package union.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with a description of an HTTP interface: judged by the OpenAPI Initiative's own schema of OpenAPI 3.1
 * (Apache-2.0, {@code openapi-3.1-schema.json}), by JSON Schema's for each of its schemas, and by what the text of the
 * standard asks beyond them: ids of operations and names of tags are unique, and pointers lead somewhere.
 */
public final class OpenApiFaults {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode description;
    private final List<String> faults = new ArrayList<>();

    private OpenApiFaults(JsonNode description) {
        this.description = description;
    }

    /** None for a valid description. */
    public static List<String> of(JsonNode description) {
        var judged = new OpenApiFaults(description);
        judged.againstTheSchemas();
        judged.operations();
        judged.pointers();
        return List.copyOf(judged.faults);
    }

    /** Every operation as {@code GET /path/{}}, the names of path variables left out. */
    public static Stream<String> operationsOf(JsonNode description) {
        return description.path("paths").properties().stream().flatMap(path -> path.getValue().propertyNames().stream()
                .filter(METHODS::contains).map(method -> operation(method, path.getKey())));
    }

    /** One operation, spelt as {@link #operationsOf} does. */
    public static String operation(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^/]*\\}", "{}");
    }

    private void againstTheSchemas() {
        try (var stream = OpenApiFaults.class.getResourceAsStream("openapi-3.1-schema.json")) {
            var schema = REGISTRY.getSchema(Objects.requireNonNull(stream), InputFormat.JSON);
            schema.validate(description).forEach(error -> faults.add(error.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var meta = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        for (var component : description.at("/components/schemas").properties()) {
            meta.validate(component.getValue()).forEach(error -> faults.add(component.getKey() + ": " + error));
        }
    }

    private void operations() {
        var declared = new HashSet<String>();
        for (var tag : description.path("tags")) {
            if (!declared.add(tag.path("name").asString(""))) {
                faults.add("a tag is declared twice: " + tag.path("name"));
            }
        }
        var ids = new HashSet<String>();
        for (var path : description.path("paths").properties()) {
            for (var member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    identified(path.getKey(), member, ids);
                }
            }
        }
    }

    private void identified(String path, Map.Entry<String, JsonNode> operation, Set<String> ids) {
        var place = operation(operation.getKey(), path);
        var id = operation.getValue().path("operationId").asString("");
        if (id.isEmpty() || !ids.add(id)) {
            faults.add(place + " has no id of its own: " + id);
        }
    }

    private void pointers() {
        for (var pointer : description.findValuesAsString("$ref")) {
            if (pointer.startsWith("#/") && description.at(pointer.substring(1)).isMissingNode()) {
                faults.add("leads nowhere: " + pointer);
            }
        }
    }
}
