package union.reporting.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.Ledger.SlotFact;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;

/**
 * The headcounts that employers reported (职工人数): observations, of which the latest by date holds per employer and
 * reported subset. They are never added over time, and a subset is never guessed from another: it was reported or not.
 * A share divides only what one employer reported of one day, so that no employer stands on one side alone.
 * An employer that has closed has no staff. Expected to report are the enterprises under the unit, and every other
 * employer that ever reported.
 */
record Headcounts(Map<String, NavigableMap<LocalDate, Map<Dims, Fact>>> reports, Set<String> expected) {
    private static final Set<String> EMPLOYER_KINDS = Set.of("enterprise", "department", "work_team");
    private static final String ENTERPRISE = "enterprise";
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::on).thenComparing(Fact::recordedAt)
            .thenComparingLong(fact -> fact.source().sequence()).thenComparing(Fact::id);

    /** From the reports and the entries of employers, all up to the day that is read. */
    static Headcounts of(List<SlotFact> told, List<SlotFact> entered) {
        var open = standing(entered, EMPLOYER_KINDS);
        var reports = new TreeMap<String, NavigableMap<LocalDate, Map<Dims, Fact>>>();
        told.stream().map(SlotFact::fact).sorted(ORDER)
                .filter(fact -> open.getOrDefault(fact.subject(), 1L) > 0)
                .forEach(fact -> reports.computeIfAbsent(fact.subject(), _ -> new TreeMap<>())
                        .computeIfAbsent(fact.on(), _ -> new HashMap<>()).put(fact.dims(), fact));
        var expected = new HashSet<>(reports.keySet());
        standing(entered, Set.of(ENTERPRISE)).forEach((subject, count) -> {
            if (count > 0) expected.add(subject);
        });
        return new Headcounts(reports, expected);
    }

    Amount read(Map<String, String> where) {
        var subset = Dims.single(where);
        var found = latest(day -> day.containsKey(subset));
        if (found.isEmpty()) return Amount.NOTHING;
        var sum = sum(found, subset);
        var reported = reported(found);
        return reported == null ? Amount.of(sum) : new Amount(Amount.Status.INCOMPLETE, sum, null, reported);
    }

    /** One subset over another. */
    Amount share(Map<String, String> above, Map<String, String> below) {
        var part = Dims.single(above);
        var whole = Dims.single(below);
        var found = latest(day -> day.containsKey(part) && day.containsKey(whole));
        return found.isEmpty() ? Amount.NOTHING
                : Amount.rate(sum(found, part), sum(found, whole), reported(found));
    }

    /** What each employer reported of its latest day that has it. */
    private List<Map<Dims, Fact>> latest(Predicate<Map<Dims, Fact>> has) {
        return reports.values().stream()
                .flatMap(days -> days.descendingMap().values().stream().filter(has).limit(1)).toList();
    }

    private static BigDecimal sum(List<Map<Dims, Fact>> found, Dims subset) {
        return BigDecimal.valueOf(found.stream().map(day -> day.get(subset)).filter(Objects::nonNull)
                .mapToLong(Fact::count).reduce(0, Math::addExact));
    }

    private Amount.@Nullable Reported reported(List<Map<Dims, Fact>> found) {
        return found.size() == expected.size() ? null : new Amount.Reported(found.size(), expected.size());
    }

    private static Map<String, Long> standing(Collection<SlotFact> entered, Set<String> kinds) {
        return entered.stream().map(SlotFact::fact)
                .filter(fact -> fact.dims().of(Catalogue.UNIT_KIND).stream().anyMatch(kinds::contains))
                .collect(Collectors.groupingBy(Fact::subject, Collectors.summingLong(Fact::count)));
    }
}
