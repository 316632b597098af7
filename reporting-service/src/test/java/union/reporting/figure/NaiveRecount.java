package union.reporting.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.tree.UnitEntry;

/** Counts every figure anew, fact by fact and step by step up the tree; shares no line with what it checks. */
final class NaiveRecount {
    private static final Set<String> NODES = Set.of("sub_union", "group", "club");
    private final List<UnitEntry> entries;
    private final List<Fact> facts;

    NaiveRecount(RandomHistory history, Instant asOf) {
        this.entries = history.entries.stream().filter(e -> e.recordedAt().compareTo(asOf) <= 0).toList();
        this.facts = history.facts.stream().filter(f -> f.recordedAt().compareTo(asOf) <= 0).toList();
    }

    /** Who keeps the records of a unit that was dissolved by then, else its parent. */
    private @Nullable UnitId above(UnitId unit, LocalDate on) {
        var end = latest(unit, on, UnitEntry.How.ENDS);
        var last = end == null ? latest(unit, on, UnitEntry.How.HANGS) : end;
        return last == null ? null : last.upper();
    }

    private @Nullable UnitEntry latest(UnitId unit, LocalDate on, UnitEntry.How how) {
        UnitEntry best = null;
        for (var entry : entries) {
            if (!entry.unit().equals(unit) || entry.how() != how || entry.on().isAfter(on)) continue;
            if (entries.stream().anyMatch(e -> e.unit().equals(unit) && e.revokes() == entry.sequence())) continue;
            if (best == null || entry.on().isAfter(best.on())
                    || (entry.on().equals(best.on()) && entry.sequence() > best.sequence())) best = entry;
        }
        return best;
    }

    boolean under(UnitId unit, UnitId reader, LocalDate on) {
        var seen = new ArrayList<UnitId>();
        for (var at = unit; at != null && !seen.contains(at); at = above(at, on)) {
            if (at.equals(reader)) return true;
            seen.add(at);
        }
        return false;
    }

    private static boolean fits(Fact fact, String metric, Map<String, String> where) {
        if (!fact.metric().equals(metric)) return false;
        for (var pair : where.entrySet())
            if (!fact.dims().values().getOrDefault(pair.getKey(), Set.of()).contains(pair.getValue())) return false;
        return true;
    }

    private static String kind(Fact fact) {
        return String.join("", fact.dims().values().getOrDefault("unit_kind", Set.of()));
    }

    private static boolean isItself(Fact fact, UnitId reader) {
        return fact.metric().equals("unit.count") && fact.unit().equals(reader)
                && NODES.contains(kind(fact));
    }

    BigDecimal stock(String metric, UnitId reader, LocalDate at, Map<String, String> where) {
        long sum = 0;
        for (var fact : facts)
            if (fits(fact, metric, where) && !fact.on().isAfter(at) && under(fact.unit(), reader, at)
                    && !isItself(fact, reader)) sum += fact.count();
        return BigDecimal.valueOf(sum);
    }

    BigDecimal flow(String metric, UnitId reader, LocalDate from, LocalDate to, Map<String, String> where) {
        long sum = 0;
        for (var fact : facts)
            if (fits(fact, metric, where) && !fact.on().isBefore(from) && !fact.on().isAfter(to)
                    && under(fact.unit(), reader, fact.on())) sum += fact.count();
        return BigDecimal.valueOf(sum);
    }

    BigDecimal persons(String metric, UnitId reader, LocalDate from, LocalDate to) {
        var met = new HashSet<String>();
        for (var fact : facts) {
            long net = 0;
            for (var other : facts)
                if (other.metric().equals(metric) && !other.on().isBefore(from) && !other.on().isAfter(to)
                        && under(other.unit(), reader, other.on())
                        && String.valueOf(other.source().person()).equals(fact.source().person())) net += other.count();
            if (fact.metric().equals(metric) && net > 0) met.add(String.valueOf(fact.source().person()));
        }
        return BigDecimal.valueOf(met.size());
    }

    /** The sum, how many employers it is from, and how many should have reported. */
    record Staff(BigDecimal sum, int reported, int expected) {}

    Staff staff(UnitId reader, LocalDate at, boolean young) {
        var subjects = new HashSet<String>();
        facts.stream().filter(f -> f.metric().equals("staff.count") || f.metric().equals("unit.count"))
                .forEach(f -> subjects.add(f.subject()));
        long sum = 0;
        int reported = 0;
        int expected = 0;
        for (var subject : subjects) {
            var of = facts.stream().filter(f -> f.subject().equals(subject) && !f.on().isAfter(at)
                    && under(f.unit(), reader, at)).toList();
            var entered = of.stream().filter(f -> f.metric().equals("unit.count")
                    && !NODES.contains(kind(f))).toList();
            long standing = entered.stream().mapToLong(Fact::count).sum();
            long enterprise = entered.stream().filter(f -> kind(f).equals("enterprise"))
                    .mapToLong(Fact::count).sum();
            boolean closed = !entered.isEmpty() && standing <= 0;
            boolean everReported = !closed && of.stream().anyMatch(f -> f.metric().equals("staff.count"));
            if (everReported || enterprise > 0) expected++;
            Fact last = null;
            for (var f : of)
                if (!closed && f.metric().equals("staff.count") && f.dims().values().containsKey("age_band") == young
                        && (last == null || !f.on().isBefore(last.on()))) last = f;
            if (last == null) continue;
            sum += last.count();
            reported++;
        }
        return new Staff(BigDecimal.valueOf(sum), reported, expected);
    }

    /** Young over all, from each employer's latest day on which it reported both. */
    Staff[] share(UnitId reader, LocalDate at) {
        var subjects = new HashSet<String>();
        facts.stream().filter(f -> f.metric().equals("staff.count")).forEach(f -> subjects.add(f.subject()));
        long young = 0;
        long total = 0;
        int both = 0;
        for (var subject : subjects) {
            var of = facts.stream().filter(f -> f.subject().equals(subject) && !f.on().isAfter(at)
                    && under(f.unit(), reader, at)).toList();
            if (isClosed(of)) continue;
            Fact bestYoung = null;
            Fact bestTotal = null;
            for (var y : of)
                for (var t : of)
                    if (isReport(y, true) && isReport(t, false) && y.on().equals(t.on())
                            && (bestYoung == null || !y.on().isBefore(bestYoung.on()))) {
                        bestYoung = y;
                        bestTotal = t;
                    }
            if (bestYoung == null || bestTotal == null) continue;
            young += bestYoung.count();
            total += bestTotal.count();
            both++;
        }
        int expected = staff(reader, at, false).expected();
        return new Staff[] {new Staff(BigDecimal.valueOf(young), both, expected),
            new Staff(BigDecimal.valueOf(total), both, expected)};
    }

    private static boolean isReport(Fact fact, boolean young) {
        return fact.metric().equals("staff.count") && fact.dims().values().containsKey("age_band") == young;
    }

    private static boolean isClosed(List<Fact> of) {
        var entered = of.stream().filter(f -> f.metric().equals("unit.count") && !NODES.contains(kind(f))).toList();
        return !entered.isEmpty() && entered.stream().mapToLong(Fact::count).sum() <= 0;
    }

    static @Nullable BigDecimal percent(BigDecimal above, BigDecimal below) {
        return below.signum() == 0 ? null
                : above.movePointRight(2).divide(below, 4, RoundingMode.HALF_UP);
    }
}
