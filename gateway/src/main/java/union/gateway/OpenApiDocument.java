package union.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One OpenAPI 3.1 file out of the parts' files (合并接口文档). It promises only what the door lets through: each path is
 * written as a client of the gateway must say it, and one that the door would not route to that part is left out.
 * A part whose file could not be had is named in {@code x-union-unavailable}.
 */
final class OpenApiDocument {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> OPERATIONS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode merged = own();
    private final ComponentNames names;
    private final Map<String, JsonNode> tags = new TreeMap<>();

    private OpenApiDocument(SortedMap<Part, ObjectNode> files) {
        this.names = new ComponentNames(files);
    }

    static String merge(SortedMap<Part, ObjectNode> files, SortedSet<Part> missing, URI publicAddress) {
        var document = new OpenApiDocument(files);
        files.forEach(document::add);
        document.finish(missing, publicAddress);
        return JSON.writeValueAsString(document.merged);
    }

    /** A part's file; an error when the text is no JSON object. */
    static ObjectNode read(String text) {
        return JSON.readTree(text) instanceof ObjectNode file ? file : refuse();
    }

    private static ObjectNode refuse() {
        throw new IllegalArgumentException("an OpenAPI file is a JSON object");
    }

    private static ObjectNode own() {
        try (var stream = OpenApiDocument.class.getResourceAsStream("/gateway-docs/gateway-openapi.json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(stream));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(Part part, ObjectNode file) {
        for (var section : file.path("components").properties()) {
            var into = merged.withObject("/components").withObject("/" + section.getKey());
            for (var component : section.getValue().properties()) {
                var name = names.name(part, section.getKey(), component.getKey());
                into.set(name, renamed(part, component.getValue()));
            }
        }
        for (var tag : file.path("tags")) {
            addTag(part, tag);
        }
        var base = base(file);
        for (var path : file.path("paths").properties()) {
            addPath(part, base, path, file.path("security"));
        }
    }

    private void addTag(Part part, JsonNode tag) {
        if (renamed(part, tag) instanceof ObjectNode copy) {
            var name = names.name(part, ComponentNames.TAGS, tag.path("name").asString(""));
            tags.put(name, copy.put("name", name));
        }
    }

    private void addPath(Part part, String base, Map.Entry<String, JsonNode> path, JsonNode security) {
        var told = path.getKey();
        var full = base + told;
        var outside = full.equals("/" + part.prefix()) || full.startsWith("/" + part.prefix() + "/")
                ? full : "/" + part.prefix() + told;
        if (!(RequestPath.destination(outside) instanceof Destination.Service(var to, _)) || to != part
                || !(renamed(part, path.getValue()) instanceof ObjectNode item)) {
            return;
        }
        for (var member : item.properties()) {
            if (OPERATIONS.contains(member.getKey()) && member.getValue() instanceof ObjectNode operation) {
                finish(part, operation, security);
            }
        }
        merged.withObject("/paths").set(outside, item);
    }

    /** What is named by position and not by a pointer: the operation's id, its tags and its security schemes. */
    private void finish(Part part, ObjectNode operation, JsonNode inherited) {
        if (operation.has("operationId")) {
            var id = operation.path("operationId").asString("");
            operation.put("operationId", names.name(part, ComponentNames.OPERATION_IDS, id));
        }
        if (operation.path("tags") instanceof ArrayNode told) {
            var renamed = operation.putArray("tags");
            told.forEach(tag -> renamed.add(names.name(part, ComponentNames.TAGS, tag.asString(""))));
        }
        var security = operation.has("security") ? operation.path("security") : inherited;
        if (security instanceof ArrayNode choices) {
            var renamed = operation.putArray("security");
            choices.forEach(choice -> {
                var schemes = renamed.addObject();
                choice.properties().forEach(scheme ->
                        schemes.set(names.name(part, "securitySchemes", scheme.getKey()), scheme.getValue()));
            });
        }
    }

    private void finish(Collection<Part> missing, URI publicAddress) {
        merged.putArray("servers").addObject().put("url", publicAddress.toString());
        var all = merged.putArray("tags");
        tags.values().forEach(all::add);
        var unavailable = merged.putArray("x-union-unavailable");
        missing.forEach(part -> unavailable.add(part.prefix()));
    }

    /** The path of the file's first server: what its paths are told below. */
    private static String base(ObjectNode file) {
        var url = file.path("servers").path(0).path("url").asString("");
        if (url.contains("{")) {
            return "";
        }
        var path = URI.create(url).getRawPath();
        return path == null ? "" : path.replaceAll("/+$", "");
    }

    /** A copy whose pointers name things as the merged file does. */
    private JsonNode renamed(Part part, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JSON.createObjectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), renamed(part, member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JSON.createArrayNode();
                array.forEach(element -> copy.add(renamed(part, element)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(names.pointer(part, text.stringValue()));
            case JsonNode plain -> plain;
        };
    }
}
