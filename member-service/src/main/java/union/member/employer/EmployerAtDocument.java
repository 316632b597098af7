package union.member.employer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/** An employer as readers see it on one day; {@code open} is false before it was entered and after it closed. */
record EmployerAtDocument(
        String employer, LocalDate at, String kind, boolean open, @Nullable String name, @Nullable String union,
        @Nullable String sizeClass, @Nullable String site, @Nullable Boolean exempt, @Nullable Boolean insuredInFull,
        @Nullable Boolean hasFund, List<Report> headcounts) {
    record Report(LocalDate on, long total, List<Part> subsets) {}

    record Part(Map<String, String> where, long count) {}

    static EmployerAtDocument of(Ledger ledger, LocalDate at) {
        var aspects = EmployerDocument.aspects(List.copyOf(ledger.at(at).values()));
        var reports = ledger.reports().descendingMap().entrySet().stream().map(report -> new Report(report.getKey(),
            report.getValue().total(), report.getValue().subsets().stream()
                .map(part -> new Part(part.where(), part.count())).toList())).toList();
        return new EmployerAtDocument(ledger.employer(), at, ledger.kind().code(), ledger.isOpen(at), aspects.name(),
            ledger.coveredBy(at).map(UnitId::value).orElse(null), aspects.sizeClass(), aspects.site(),
            aspects.exempt(), aspects.insuredInFull(), aspects.hasFund(), reports);
    }
}
