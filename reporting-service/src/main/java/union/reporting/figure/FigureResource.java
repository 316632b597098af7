package union.reporting.figure;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import union.platform.PlatformSettings;
import union.platform.access.Access;
import union.platform.access.Caller;
import union.platform.access.Ownership;
import union.platform.access.To;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.SmallGroups.View;

/** Officers of a unit, and of the units above it, read its figures; its records they never see. */
@RestController
@Tag(name = "Figures", description = "统计数字：按级、按期读取")
public final class FigureResource {
    public static final String READ = "report.figures.read";
    private final Catalogue catalogue;
    private final Figures figures;
    private final Ownership ownership;
    private final Clock clock;
    private final ZoneId zone;

    public FigureResource(Catalogue catalogue, Figures figures, Ownership ownership, Clock clock,
            PlatformSettings settings) {
        this.catalogue = catalogue;
        this.figures = figures;
        this.ownership = ownership;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** The question as its parameters say it; {@code where} as {@code dimension:value}, once per dimension. */
    public record Query(@Nullable String metric, @Nullable String at, @Nullable String from, @Nullable String to,
                        @Nullable List<String> where, @Nullable String by, @Nullable String perMonths,
                        @Nullable String asOf) {
        Asking.Raw raw(UnitId unit) {
            return new Asking.Raw(unit, metric == null ? "" : metric, new Asking.Days(at, from, to),
                    where == null ? List.of() : where, new Asking.Cut(by, perMonths, asOf));
        }
    }

    @GetMapping("/units/{unit}/figures") @Access(to = To.FIGURES, right = READ)
    public FigureDocument read(@PathVariable UnitId unit, @ParameterObject @ModelAttribute Query query, Caller caller) {
        return switch (Asking.ask(catalogue, query.raw(unit), "/query")) {
            case Asking.Asked.Ill(var faults) -> throw Faults.problem(faults);
            case Asking.Asked.Well(var question) -> {
                var view = view(unit, caller);
                SmallGroups.faultOf(question, view).ifPresent(fault -> {
                    throw Faults.problem(List.of(fault));
                });
                yield FigureDocument.of(figures.read(question, view), catalogue.isAt(question.metric()));
            }
        };
    }

    private View view(UnitId unit, Caller caller) {
        var today = LocalDate.now(clock.withZone(zone));
        return ownership.rightsIn(caller, unit, today).contains(READ) ? View.OWN : View.FROM_ABOVE;
    }
}
