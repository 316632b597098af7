package union.member.employer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import union.member.figure.Movement;
import union.platform.unit.UnitId;

/**
 * An employer's event as others see it: which entry, from which day, what it moved. Its name is not told; it may be
 * that of a person. A headcount moves nothing: it is an observation, of which the latest holds.
 */
public record EmployerEventDocument(
        String employer, LocalDate on, @Nullable String kind, @Nullable String union, @Nullable Particulars particulars,
        @Nullable Long total, @Nullable List<Subset> subsets, List<Movement> movements) {

    public record Particulars(
            @Nullable String sizeClass, @Nullable String site, @Nullable Boolean exempt,
            @Nullable Boolean insuredInFull, @Nullable Boolean hasFund) {}

    public record Subset(Map<String, String> where, long count) {}

    static EmployerEventDocument of(Ledger after, EmployerEvent event) {
        var plain = new EmployerEventDocument(after.employer(), event.mark().on(), null, null, null, null, null,
            after.lastMovements());
        return switch (event) {
            case EmployerEvent.Entered e -> plain.with(e.kind()).with(e.aspects());
            case EmployerEvent.Covered(var union, _) -> plain.with(union);
            case EmployerEvent.ParticularsChanged e -> plain.with(e.aspects());
            case EmployerEvent.HeadcountReported e -> plain.with(e.headcount());
            case EmployerEvent.Renamed _, EmployerEvent.CoverageEnded _, EmployerEvent.ShutDown _ -> plain;
        };
    }

    private EmployerEventDocument with(EmployerKind kind) {
        return new EmployerEventDocument(employer, on, kind.code(), union, particulars, total, subsets, movements);
    }

    private EmployerEventDocument with(UnitId union) {
        return new EmployerEventDocument(employer, on, kind, union.value(), particulars, total, subsets, movements);
    }

    private EmployerEventDocument with(List<Aspect> aspects) {
        var all = EmployerDocument.aspects(aspects);
        var told = new Particulars(all.sizeClass(), all.site(), all.exempt(), all.insuredInFull(), all.hasFund());
        return new EmployerEventDocument(employer, on, kind, union, told, total, subsets, movements);
    }

    private EmployerEventDocument with(Headcount headcount) {
        var parts = headcount.subsets().stream().map(part -> new Subset(part.where(), part.count())).toList();
        return new EmployerEventDocument(employer, on, kind, union, particulars, headcount.total(), parts, List.of());
    }
}
