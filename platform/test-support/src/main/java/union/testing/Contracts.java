package union.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The promises under {@code contracts/}: one sample per topic and event kind. The producer's test states what it
 * sends, the consumers' tests read the same file, so a change that breaks a reader fails the build. Files are
 * written only with {@code -Dcontracts.update=true}; otherwise a difference is a failure.
 */
public final class Contracts {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private Contracts() {}

    /** The producer's side: this is what is sent. Keys are sorted, so the order of fields is no promise. */
    public static void produced(String topic, String kind, String json) {
        stated(Path.of(topic, kind + ".json"), json);
    }

    /** The producer's side, whole: these are the kinds of the topic. A sample of a kind that nobody sends is gone. */
    public static void producesOnly(String topic, Set<String> kinds) {
        var stale = new TreeSet<>(samples(topic).keySet());
        stale.removeAll(kinds);
        if (stale.isEmpty()) {
            return;
        }
        if (!Boolean.getBoolean("contracts.update")) {
            throw new AssertionError("%s promises %s, which nobody sends; delete them with -Dcontracts.update=true"
                    .formatted(folder().resolve(topic), stale));
        }
        stale.forEach(kind -> delete(folder().resolve(topic).resolve(kind + ".json")));
    }

    /** The topics of which there are samples. */
    static List<String> topics() {
        try (var folders = Files.list(folder())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
                    .filter(name -> name.startsWith("union.")).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError("no topics below " + folder(), e);
        }
    }

    /** Any other JSON promise below {@code contracts/}, such as an OpenAPI file. */
    public static void stated(Path below, String json) {
        var file = folder().resolve(below);
        var text = pretty(json);
        if (Boolean.getBoolean("contracts.update")) {
            write(file, text);
            return;
        }
        if (!Files.exists(file)) {
            throw new AssertionError("no contract %s; write it with -Dcontracts.update=true".formatted(file));
        }
        var promised = read(file);
        if (!promised.equals(text)) {
            throw new AssertionError("""
                    %s promises
                    %s
                    but this is sent
                    %s
                    Readers rely on the file. If the change is meant, write it with -Dcontracts.update=true."""
                    .formatted(file, promised, text));
        }
    }

    /** The consumer's side: one sample. */
    public static JsonNode sample(String topic, String kind) {
        return JSON.readTree(read(folder().resolve(topic).resolve(kind + ".json")));
    }

    /** All samples of a topic by kind. A topic without any is a failure: a reader must not pass by reading nothing. */
    public static Map<String, JsonNode> samples(String topic) {
        var samples = new TreeMap<String, JsonNode>();
        try (var files = Files.newDirectoryStream(folder().resolve(topic), "*.json")) {
            for (var file : files) {
                var name = Objects.requireNonNull(file.getFileName()).toString();
                samples.put(name.substring(0, name.length() - ".json".length()), JSON.readTree(read(file)));
            }
        } catch (IOException e) {
            throw new AssertionError("no samples of topic %s below %s".formatted(topic, folder()), e);
        }
        if (samples.isEmpty()) {
            throw new AssertionError("no samples of topic %s below %s".formatted(topic, folder()));
        }
        return samples;
    }

    static String pretty(String json) {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        return JSON.writer().with(printer).writeValueAsString(JSON.readTree(json)) + "\n";
    }

    /** {@code contracts/} of the checkout; {@code union.root} is set by the build, an editor's run climbs up to it. */
    private static Path folder() {
        var root = System.getProperty("union.root");
        if (root != null) {
            return Path.of(root, "contracts");
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at.resolve("contracts");
            }
        }
        throw new AssertionError("set -Dunion.root to the checkout: contracts/ is looked for below it");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read the contract " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
