package union.replay.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a case file: what figures need and is misspelt or missing is refused with one sentence, never guessed; what the
 * format leaves open (ids, keys and names of any form, remarks beside a unit) is taken as it is.
 */
public final class CaseDocument {
    /** Nodes and register entries of one case together. */
    public static final int UNITS_MAX = 20_000;
    public static final int BYTES_MAX = 4_000_000;
    private static final List<String> REQUIRED = List.of("id", "title", "year", "replay", "assumed", "root",
        "reporting_unit", "units", "source", "figures", "bases", "unmapped");
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Catalogue catalogue;
    private final String file;

    private CaseDocument(Catalogue catalogue, String file) {
        this.catalogue = catalogue;
        this.file = file;
    }

    public static CaseFile read(Path path, Catalogue catalogue) {
        var document = new CaseDocument(catalogue, path.toString());
        try {
            if (Files.size(path) > BYTES_MAX) throw document.refused("is larger than " + BYTES_MAX + " bytes");
            return document.parse(Files.readString(path));
        } catch (IOException e) {
            throw document.refused("cannot be read");
        }
    }

    public static CaseFile parse(String text, Catalogue catalogue) {
        return new CaseDocument(catalogue, "case").parse(text);
    }

    private CaseFile parse(String text) {
        try {
            return caseFile(JSON.readTree(text));
        } catch (JacksonException e) {
            throw refused("is not JSON: " + e.getOriginalMessage());
        }
    }

    private CaseFile caseFile(JsonNode json) {
        for (var field : REQUIRED) if (!json.has(field)) throw refused("lacks the field " + field);
        if (!json.get("replay").isBoolean() || !json.get("replay").booleanValue())
            throw refused("is marked as not to be replayed");
        var id = text(json, "id", "the case");
        var root = root(json.get("root"));
        var keys = new HashSet<>(Set.of(CaseFile.ROOT));
        var units = units(array(json, "units"), keys);
        var reporting = text(json, "reporting_unit", "the case");
        if (!keys.contains(reporting)) throw refused("reports at " + reporting + ", which is no unit of it");
        var figures = new FigureDocument(catalogue, file, keys, reporting);
        return new CaseFile(id, json.get("title").asString(""), root, reporting, units,
            figures.list(array(json, "figures"), false), figures.list(array(json, "bases"), true));
    }

    private CaseFile.Root root(JsonNode json) {
        if (!json.path("key").asString("").equals(CaseFile.ROOT)) throw refused("names its root other than root");
        var kind = text(json, "kind", "the root");
        if (!catalogue.dimension("unit_kind").values().contains(kind)) throw refused("has a root of no known kind");
        return new CaseFile.Root(kind, text(json, "name", "the root"));
    }

    private List<CaseFile.Group> units(JsonNode array, Set<String> keys) {
        var units = new ArrayList<CaseFile.Group>();
        var total = 0L;
        for (var json : array) {
            var group = unit(json, keys);
            units.add(group);
            total += group.count();
        }
        if (total > UNITS_MAX) throw refused("has " + total + " units, more than " + UNITS_MAX);
        return units;
    }

    private CaseFile.Group unit(JsonNode json, Set<String> keys) {
        var key = text(json, "key", "a unit");
        var where = "unit " + key;
        var kind = text(json, "kind", where);
        if (!catalogue.dimension("unit_kind").values().contains(kind)) throw refused(where + " is of no known kind");
        var under = text(json, "under", where);
        if (!keys.contains(under)) throw refused(where + " stands under " + under + ", which no earlier unit is");
        if (!keys.add(key)) throw refused(where + " is there twice");
        var count = json.path("count");
        if (!count.isInt() || count.intValue() < 1) throw refused(where + " has no count of 1 or more");
        return new CaseFile.Group(key, kind, text(json, "name", where), count.intValue(), under);
    }

    private JsonNode array(JsonNode json, String field) {
        if (!json.get(field).isArray()) throw refused("has no list in " + field);
        return json.get(field);
    }

    private String text(JsonNode json, String field, String where) {
        var value = json.path(field);
        if (!value.isString() || value.stringValue().isBlank()) throw refused(where + " has no text in " + field);
        return value.stringValue();
    }

    private CaseRefused refused(String why) {
        return new CaseRefused(file + ": " + why + ".");
    }
}
