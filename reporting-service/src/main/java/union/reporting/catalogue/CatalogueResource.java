package union.reporting.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;

/** The catalogue for those who build reports and dashboards: every metric and dimension with its names. */
@RestController
@Tag(name = "Catalogue", description = "指标目录")
public final class CatalogueResource {
    private final Catalogue catalogue;

    public CatalogueResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A name in both languages. */
    public record Names(String zh, String en) {}

    /** A rate's parts as the reading rules use them. */
    public record RatioForm(String numerator, String denominator, Map<String, String> numeratorDims,
                            Map<String, String> denominatorDims, List<String> denominatorDrops) {}

    /** {@code fed}: facts arrive for it, so that a figure can have a value. {@code of}: a day or a period. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MetricForm(String code, Names name, String service, String kind, String of, String countingUnit,
                             Names countingUnitName, List<String> dims, @Nullable RatioForm ratio, boolean fed,
                             boolean sensitive, String note) {}

    public record ValueForm(String code, Names name, boolean node, boolean sensitive) {}

    public record DimensionForm(String name, String zh, String mode, boolean open, List<ValueForm> values) {}

    public record CatalogueForm(List<MetricForm> metrics, List<DimensionForm> dimensions) {}

    @GetMapping("/metrics-catalogue") @Access(to = To.SIGNED_IN)
    public CatalogueForm catalogue() {
        return new CatalogueForm(catalogue.metrics().stream().map(this::form).toList(),
                catalogue.dimensions().stream().map(CatalogueResource::form).toList());
    }

    private MetricForm form(Metric metric) {
        var names = metric.names();
        var unit = new Names(metric.unit().name(Locale.CHINESE), metric.unit().name(Locale.ENGLISH));
        return new MetricForm(names.code(), new Names(names.chinese(), names.english()), names.service(),
                code(metric.kind()), catalogue.isAt(metric) ? "day" : "period", metric.unit().code(), unit,
                metric.dimensions().stream().map(Dimension::name)
                        .toList(), form(metric.ratio()), catalogue.isFed(metric),
                metric.marks().sensitive(), names.note());
    }

    private static @Nullable RatioForm form(@Nullable Ratio ratio) {
        return ratio == null ? null : new RatioForm(ratio.numerator(), ratio.denominator(), ratio.numeratorWhere(),
                ratio.denominatorWhere(), ratio.denominatorDrops().stream().sorted().toList());
    }

    private static DimensionForm form(Dimension dimension) {
        var values = dimension.values().stream()
                .map(v -> new ValueForm(v.code(), new Names(v.chinese(), v.code().replace('_', ' ')), v.node(),
                        v.sensitive()))
                        .toList();
        return new DimensionForm(dimension.name(), dimension.chinese(), code(dimension.mode()), dimension.open(),
                values);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
