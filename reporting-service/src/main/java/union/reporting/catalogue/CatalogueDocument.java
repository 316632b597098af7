package union.reporting.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of the catalogue: {@code metrics.json} and {@code dimensions.json} as the domain wrote them, and
 * {@code marks.json}, which says what the platform knows of them: which metrics a topic feeds, which are observations,
 * which are sensitive.
 */
public final class CatalogueDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogueDocument() {}

    record MetricForm(String code, String feature, String service, String name, String zh, String kind, String unit,
                      List<String> dims, String note, @Nullable String numerator, @Nullable String denominator,
                      @JsonProperty("numerator_dims") @Nullable Map<String, String> numeratorDims,
                      @JsonProperty("denominator_dims") @Nullable Map<String, String> denominatorDims,
                      @JsonProperty("denominator_drops") @Nullable Set<String> denominatorDrops) {
        Metric toMetric(Map<String, Dimension> dimensions, MarksForm marks) {
            var own = new Metric.Marks(marks.fed().contains(code), marks.observed().contains(code),
                    marks.sensitive().contains(code));
            return new Metric(new Metric.Names(code, name, zh, service, feature, note), kindOf(), CountingUnit.of(unit),
                    dims.stream().map(dim -> known(dimensions, dim)).toList(), ratio(), own);
        }

        private MetricKind kindOf() {
            return MetricKind.valueOf(kind.toUpperCase(Locale.ROOT));
        }

        private @Nullable Ratio ratio() {
            if (numerator == null || denominator == null) return null;
            return new Ratio(numerator, denominator, orEmpty(numeratorDims), orEmpty(denominatorDims),
                    denominatorDrops == null ? Set.of() : denominatorDrops);
        }

        private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
            return map == null ? Map.of() : map;
        }

        private static Dimension known(Map<String, Dimension> dimensions, String name) {
            return Objects.requireNonNull(dimensions.get(name), () -> "unknown dimension " + name);
        }
    }

    record DimensionForm(String zh, String mode, boolean open, List<ValueForm> values) {
        Dimension toDimension(String name, Set<String> sensitive) {
            var codes = values.stream().map(v -> new Dimension.Value(v.code(), v.zh(), Boolean.TRUE.equals(v.node()),
                    sensitive.contains(v.code())));
            return new Dimension(name, zh, Mode.valueOf(mode.toUpperCase(Locale.ROOT)), open, codes.toList());
        }
    }

    record ValueForm(String code, String zh, @Nullable Boolean node) {}

    record MarksForm(Set<String> fed, Set<String> observed, Set<String> sensitive,
                     Map<String, Set<String>> sensitiveValues) {
        Set<String> all() {
            return Arrays.asList(fed, observed, sensitive).stream().flatMap(Set::stream).collect(Collectors.toSet());
        }
    }

    /** The catalogue that this build carries. */
    public static Catalogue load() {
        var forms = read("dimensions.json", new TypeReference<Map<String, DimensionForm>>() {});
        var marks = read("marks.json", new TypeReference<MarksForm>() {});
        var dimensions = new LinkedHashMap<String, Dimension>();
        forms.forEach((name, form) -> dimensions.put(name, form.toDimension(name,
                marks.sensitiveValues().getOrDefault(name, Set.of()))));
        var metrics = read("metrics.json", new TypeReference<List<MetricForm>>() {}).stream()
                .map(form -> form.toMetric(dimensions, marks)).toList();
        var catalogue = new Catalogue(metrics, List.copyOf(dimensions.values()));
        marks.all().forEach(catalogue::metric);
        marks.sensitiveValues().forEach((name, codes) -> codes.forEach(code -> known(dimensions.get(name), code)));
        return catalogue;
    }

    private static void known(@Nullable Dimension dimension, String code) {
        if (dimension == null || dimension.value(code).isEmpty())
            throw new IllegalArgumentException("marks.json names " + code + ", which no dimension has");
    }

    private static <T> T read(String name, TypeReference<T> form) {
        try (InputStream in = CatalogueDocument.class.getResourceAsStream(name)) {
            return JSON.readValue(Objects.requireNonNull(in, name), form);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the catalogue cannot be read: " + name, e);
        }
    }
}
