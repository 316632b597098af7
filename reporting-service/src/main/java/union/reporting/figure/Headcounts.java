package union.reporting.figure;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.Ledger.SlotFact;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;

/**
 * The headcounts that employers reported (职工人数): observations, of which the latest by date holds per employer and
 * reported subset. They are never added over time, and a subset is never guessed from another: it was reported or not.
 * An employer that has closed has no staff. Expected to report are the enterprises under the unit, and every other
 * employer that ever reported.
 */
record Headcounts(Map<String, Map<Dims, Fact>> latest, Set<String> expected) {
    private static final Set<String> EMPLOYER_KINDS = Set.of("enterprise", "department", "work_team");
    private static final String ENTERPRISE = "enterprise";
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::on).thenComparing(Fact::recordedAt)
            .thenComparingLong(fact -> fact.source().sequence()).thenComparing(Fact::id);

    /** From the reports and the entries of employers, all up to the day that is read. */
    static Headcounts of(List<SlotFact> reports, List<SlotFact> entered) {
        var open = standing(entered, EMPLOYER_KINDS);
        var latest = new TreeMap<String, Map<Dims, Fact>>();
        reports.stream().map(SlotFact::fact).sorted(ORDER)
                .filter(fact -> open.getOrDefault(fact.subject(), 1L) > 0)
                .forEach(fact -> latest.computeIfAbsent(fact.subject(), _ -> new java.util.HashMap<>())
                        .put(fact.dims(), fact));
        var expected = new HashSet<>(latest.keySet());
        standing(entered, Set.of(ENTERPRISE)).forEach((subject, count) -> {
            if (count > 0) expected.add(subject);
        });
        return new Headcounts(latest, expected);
    }

    static Amount read(Headcounts counts, Map<String, String> where) {
        var subset = Dims.single(where);
        var found = counts.latest.values().stream().map(of -> of.get(subset)).filter(java.util.Objects::nonNull)
                .toList();
        if (found.isEmpty()) return Amount.NOTHING;
        var sum = BigDecimal.valueOf(found.stream().mapToLong(Fact::count).reduce(0, Math::addExact));
        if (found.size() == counts.expected.size()) return Amount.of(sum);
        var reported = new Amount.Reported(found.size(), counts.expected.size());
        return new Amount(Amount.Status.INCOMPLETE, sum, null, reported);
    }

    private static Map<String, Long> standing(Collection<SlotFact> entered, Set<String> kinds) {
        return entered.stream().map(SlotFact::fact)
                .filter(fact -> fact.dims().of(Catalogue.UNIT_KIND).stream().anyMatch(kinds::contains))
                .collect(Collectors.groupingBy(Fact::subject, Collectors.summingLong(Fact::count)));
    }
}
