package union.member.employer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import union.member.figure.StoredMovement;
import union.member.unit.SizeClass;
import union.platform.unit.UnitId;

/** How an employer's entry lies in the store. */
public record EmployerDocument(
        String employer, String kind, boolean closed, List<LineDocument> lines, List<ReportDocument> reports) {

    public record LineDocument(
            int seq, LocalDate on, Instant recordedAt, String by, AspectsDocument set,
            List<StoredMovement> movements) {}

    public record ReportDocument(LocalDate on, long total, List<SubsetDocument> subsets) {}

    public record SubsetDocument(Map<String, String> where, long count) {}

    /** {@code covered} false says that no union covers it; absent, that the line does not speak of it. */
    public record AspectsDocument(
            @Nullable Boolean open, @Nullable String name, @Nullable String sizeClass, @Nullable String site,
            @Nullable Boolean exempt, @Nullable Boolean insuredInFull, @Nullable Boolean hasFund,
            @Nullable Boolean covered, @Nullable String union) {}

    static EmployerDocument of(Employer employer) {
        return switch (employer) {
            case Employer.None _ -> throw new IllegalStateException("nothing to store");
            case Employer.Registered(var ledger) -> of(ledger, false);
            case Employer.Closed(var ledger) -> of(ledger, true);
        };
    }

    Employer toEmployer() {
        var counts = new TreeMap<LocalDate, Headcount>();
        reports.forEach(report -> counts.put(report.on(), new Headcount(report.total(), report.subsets().stream()
            .map(subset -> new Headcount.Subset(subset.where(), subset.count())).toList())));
        var ledger = new Ledger(employer, EmployerKind.ofCode(kind).orElseThrow(),
            lines.stream().map(EmployerDocument::line).toList(), counts);
        return closed ? new Employer.Closed(ledger) : new Employer.Registered(ledger);
    }

    private static EmployerDocument of(Ledger ledger, boolean closed) {
        return new EmployerDocument(ledger.employer(), ledger.kind().code(), closed,
            ledger.lines().stream().map(EmployerDocument::line).toList(),
            ledger.reports().entrySet().stream().map(report -> new ReportDocument(report.getKey(),
                report.getValue().total(), report.getValue().subsets().stream()
                    .map(subset -> new SubsetDocument(subset.where(), subset.count())).toList())).toList());
    }

    private static LineDocument line(Ledger.Line line) {
        return new LineDocument(line.seq(), line.mark().on(), line.mark().recordedAt(), line.mark().by(),
            aspects(line.set()), line.movements().stream().map(StoredMovement::of).toList());
    }

    private static Ledger.Line line(LineDocument line) {
        return new Ledger.Line(line.seq(), new Mark(line.on(), line.recordedAt(), line.by()), aspects(line.set()),
            line.movements().stream().map(StoredMovement::movement).toList());
    }

    static AspectsDocument aspects(List<Aspect> aspects) {
        var by = aspects.stream().collect(Collectors.toMap(Aspect::getClass, aspect -> aspect, (_, last) -> last));
        return new AspectsDocument(
            by.get(Aspect.Open.class) instanceof Aspect.Open(var open) ? (Boolean) open : null,
            by.get(Aspect.Name.class) instanceof Aspect.Name(var name) ? name : null,
            by.get(Aspect.Size.class) instanceof Aspect.Size(var size) ? size.code() : null,
            by.get(Aspect.Site.class) instanceof Aspect.Site(var code) ? code : null,
            by.get(Aspect.Exempt.class) instanceof Aspect.Exempt(var exempt) ? (Boolean) exempt : null,
            by.get(Aspect.InsuredInFull.class) instanceof Aspect.InsuredInFull(var all) ? (Boolean) all : null,
            by.get(Aspect.HasFund.class) instanceof Aspect.HasFund(var fund) ? (Boolean) fund : null,
            by.get(Aspect.CoveredBy.class) instanceof Aspect.CoveredBy(var union) ? (Boolean) union.isPresent() : null,
            by.get(Aspect.CoveredBy.class) instanceof Aspect.CoveredBy(var union)
                ? union.map(UnitId::value).orElse(null) : null);
    }

    private static List<Aspect> aspects(AspectsDocument d) {
        var aspects = new ArrayList<Aspect>();
        if (d.open() != null) aspects.add(new Aspect.Open(d.open()));
        if (d.name() != null) aspects.add(new Aspect.Name(d.name()));
        if (d.sizeClass() != null) aspects.add(new Aspect.Size(SizeClass.ofCode(d.sizeClass()).orElseThrow()));
        if (d.site() != null) aspects.add(new Aspect.Site(d.site()));
        if (d.exempt() != null) aspects.add(new Aspect.Exempt(d.exempt()));
        if (d.insuredInFull() != null) aspects.add(new Aspect.InsuredInFull(d.insuredInFull()));
        if (d.hasFund() != null) aspects.add(new Aspect.HasFund(d.hasFund()));
        if (d.covered() != null) aspects.add(new Aspect.CoveredBy(Optional.ofNullable(d.union()).map(UnitId::new)));
        return aspects;
    }
}
