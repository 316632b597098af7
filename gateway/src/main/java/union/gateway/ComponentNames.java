package union.gateway;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Which names the parts' OpenAPI files share, and what each is called in the merged file (合并命名). Equal things keep one
 * name; things that differ, or that point to things that differ, are called {@code <part>_<name>}. The outcome depends
 * on the files alone, never on the order in which they came.
 */
final class ComponentNames {
    static final String OPERATION_IDS = "operationIds";
    static final String TAGS = "tags";
    private static final String POINTER = "#/components/";

    private record Name(String section, String name) {}

    private final Map<Name, SortedMap<Part, JsonNode>> all = new LinkedHashMap<>();
    private final Set<Name> clashing = new HashSet<>();

    ComponentNames(Map<Part, ObjectNode> files) {
        files.forEach(this::collect);
        all.forEach((name, byPart) -> {
            if (byPart.values().stream().distinct().count() > 1) {
                clashing.add(name);
            }
        });
        while (spread()) {
            // an equal text that points to a clashing name means different things
        }
    }

    /** What this part's component is called in the merged file. */
    String name(Part part, String section, String name) {
        if (!clashing.contains(new Name(section, name))) {
            return name;
        }
        var renamed = part.prefix() + "_" + name;
        while (all.containsKey(new Name(section, renamed))) {
            renamed += "_";
        }
        return renamed;
    }

    /** The pointer as it must read in the merged file; other texts come back as they are. */
    String pointer(Part part, String text) {
        if (!text.startsWith(POINTER)) {
            return text;
        }
        var steps = text.substring(POINTER.length()).split("/", 3);
        if (steps.length < 2) {
            return text;
        }
        var rest = steps.length == 3 ? "/" + steps[2] : "";
        return POINTER + steps[0] + "/" + name(part, steps[0], steps[1]) + rest;
    }

    private void collect(Part part, ObjectNode file) {
        for (var section : file.path("components").properties()) {
            for (var component : section.getValue().properties()) {
                add(part, new Name(section.getKey(), component.getKey()), component.getValue());
            }
        }
        for (var tag : file.path(TAGS)) {
            add(part, new Name(TAGS, tag.path("name").asString("")), tag);
        }
        for (var id : file.path("paths").findValues("operationId")) {
            add(part, new Name(OPERATION_IDS, id.asString("")), StringNode.valueOf(part.prefix()));
        }
    }

    private void add(Part part, Name name, JsonNode content) {
        all.computeIfAbsent(name, _ -> new TreeMap<>()).put(part, content);
    }

    private boolean spread() {
        var more = all.entrySet().stream()
                .filter(named -> named.getValue().size() > 1 && !clashing.contains(named.getKey()))
                .filter(named -> named.getValue().values().stream().flatMap(ComponentNames::texts)
                        .anyMatch(this::pointsToClash))
                .map(Map.Entry::getKey).toList();
        return clashing.addAll(more);
    }

    private boolean pointsToClash(String text) {
        if (!text.startsWith(POINTER)) {
            return false;
        }
        var steps = text.substring(POINTER.length()).split("/", 3);
        return steps.length > 1 && clashing.contains(new Name(steps[0], steps[1]));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainer() ? node.values().stream().flatMap(ComponentNames::texts)
                : node.isString() ? Stream.of(node.stringValue()) : Stream.empty();
    }
}
