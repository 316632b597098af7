package union.platform.access;

import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Which post gives which rights: one file that people can read, {@code union/rights.yaml}. What it lacks is denied. */
public final class Rights {
    private static final String FILE = "union/rights.yaml";
    private final Map<String, Set<String>> byPost;
    private final Set<String> known;

    private Rights(Map<String, Set<String>> byPost) {
        this.byPost = byPost;
        this.known = new HashSet<>();
        byPost.values().forEach(known::addAll);
    }

    public static Rights load() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            Map<String, Map<String, List<String>>> table = yaml.load(file);
            var byPost = new TreeMap<String, Set<String>>();
            table.getOrDefault("posts", Map.of()).forEach((post, rights) -> byPost.put(post, new TreeSet<>(rights)));
            return new Rights(byPost);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public Set<String> of(String post) {
        return byPost.getOrDefault(post, Set.of());
    }

    /** Whether any post gives this right; an operation that names another is a mistake in the code. */
    public boolean knows(String right) {
        return known.contains(right);
    }
}
