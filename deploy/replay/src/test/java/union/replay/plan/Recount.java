package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Metric;
import union.replay.source.Span;

/**
 * Reads figures straight from the records of a plan, as the reading rules say and as slowly as they say it. One of its
 * conditions can be forgotten, to see whether the noise would show it.
 */
final class Recount {
    /** What a reading may forget. */
    enum Forgotten { NOTHING, FROM, TO, AT, ENDS, UNIT, ITSELF, LATEST, BASIS, DIMENSION, SUBTREE, PATH }

    private record Fact(String metric, Place unit, LocalDate on, long count, Map<String, Set<String>> dims,
                        @Nullable LocalDate birth, boolean node) {}

    private final Catalogue catalogue;
    private final Plan plan;
    private final Forgotten forgotten;
    private final String dimension;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Place, TreeMap<LocalDate, Place>> moves = new HashMap<>();

    Recount(Catalogue catalogue, Plan plan, Forgotten forgotten, String dimension) {
        this.catalogue = catalogue;
        this.plan = plan;
        this.forgotten = forgotten;
        this.dimension = dimension;
        for (var record : plan.records()) add(record);
        for (var officer : plan.officers()) add(officer);
    }

    /** The figure as read at one unit. */
    BigDecimal read(Figure figure, Place unit) {
        var metric = catalogue.metric(figure.metric());
        if (figure.basis().isPresent()) return target(figure, unit);
        if (metric.rate() != null) {
            var over = sum(part(figure, metric.rate().denominator()), unit, figure.span());
            if (over == 0) return BigDecimal.valueOf(-1);
            return BigDecimal.valueOf(sum(part(figure, metric.rate().numerator()), unit, figure.span()))
                .multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(over), 8, RoundingMode.HALF_UP);
        }
        if (figure.perMonths() == 0) return BigDecimal.valueOf(sum(figure, unit, figure.span()));
        var periods = figure.span().periods(figure.perMonths());
        var total = periods.stream().mapToLong(period -> sum(figure, unit, period)).sum();
        return BigDecimal.valueOf(total).divide(BigDecimal.valueOf(periods.size()), 8, RoundingMode.HALF_UP);
    }

    private static Figure part(Figure figure, Metric.Part part) {
        var dims = new HashMap<>(figure.dims());
        dims.keySet().removeAll(part.drops());
        dims.putAll(part.dims());
        return new Figure(null, part.metric(), figure.stated(), new Figure.Period(figure.span(), 0), dims,
            figure.atUnit());
    }

    private BigDecimal target(Figure figure, Place unit) {
        var where = new HashMap<>(figure.dims());
        where.remove(Figure.BASIS);
        return plan.all(Planned.Target.class).stream().filter(target -> target.unit().equals(unit))
            .filter(target -> target.metric().equals(figure.metric()) && target.where().equals(where))
            .filter(target -> target.aim().basis().equals(figure.basis().orElseThrow()))
            .filter(target -> target.aim().span().equals(figure.span()))
            .map(target -> target.aim().value()).findFirst().orElse(BigDecimal.valueOf(-1));
    }

    private long sum(Figure figure, Place unit, Span span) {
        if (forgotten == Forgotten.BASIS)
            return plan.all(Planned.Target.class).stream().filter(target -> target.unit().equals(unit))
                .filter(target -> target.metric().equals(figure.metric()) && target.where().equals(figure.dims()))
                .mapToLong(target -> target.aim().value().longValue()).sum() + facts(figure, unit, span);
        return facts(figure, unit, span);
    }

    private long facts(Figure figure, Place unit, Span span) {
        if (figure.metric().equals("staff.count")) return staff(figure, unit);
        var stock = catalogue.readOnDay(catalogue.metric(figure.metric()));
        return facts.stream().filter(fact -> fact.metric().equals(figure.metric()))
            .filter(fact -> stock ? by(fact.on(), span.to()) : inside(fact.on(), span))
            .filter(fact -> forgotten != Forgotten.ENDS || fact.count() > 0 || !stock)
            .filter(fact -> forgotten == Forgotten.UNIT || under(fact.unit(), unit, stock ? span.to() : fact.on()))
            .filter(fact -> forgotten == Forgotten.ITSELF || !figure.metric().equals("unit.count") || !fact.node()
                || !fact.unit().equals(unit))
            .filter(fact -> has(fact, figure.dims(), span.to())).mapToLong(Fact::count).sum();
    }

    private boolean by(LocalDate on, LocalDate at) {
        return forgotten == Forgotten.AT || !on.isAfter(at);
    }

    private boolean inside(LocalDate on, Span span) {
        return (forgotten == Forgotten.FROM || !on.isBefore(span.from()))
            && (forgotten == Forgotten.TO || !on.isAfter(span.to()));
    }

    private boolean has(Fact fact, Map<String, String> wanted, LocalDate at) {
        var dims = new HashMap<>(fact.dims());
        if (fact.birth() != null) dims.put("age_band", bands(fact.birth(), at));
        return wanted.entrySet().stream().allMatch(want -> ignored(want.getKey())
            || dims.getOrDefault(want.getKey(), Set.of()).contains(want.getValue()));
    }

    private boolean ignored(String dim) {
        return forgotten == Forgotten.DIMENSION && dim.equals(dimension);
    }

    private static Set<String> bands(LocalDate birth, LocalDate at) {
        var years = Period.between(birth, at).getYears();
        var bands = new HashSet<String>();
        if (years <= 28) bands.add("youth");
        if (years < 40) bands.add("under_40");
        if (years >= 40 && years <= 60) bands.add("from_40_to_60");
        if (years > 60) bands.add("over_60");
        return bands;
    }

    private long staff(Figure figure, Place unit) {
        var where = new HashMap<>(figure.dims());
        where.keySet().removeIf(this::ignored);
        var latest = new HashMap<Place, Long>();
        plan.all(Planned.Headcount.class).stream().sorted(Comparator.comparing(Planned.Headcount::on))
            .filter(report -> forgotten == Forgotten.AT || !report.on().isAfter(figure.span().to()))
            .filter(report -> forgotten == Forgotten.UNIT || report.employer().within(unit))
            .forEach(report -> {
                if (where.isEmpty()) put(latest, report.employer(), report.total());
                report.subsets().stream().filter(subset -> subset.where().equals(where))
                    .forEach(subset -> put(latest, report.employer(), subset.count()));
            });
        return latest.values().stream().mapToLong(Long::longValue).sum();
    }

    private void put(Map<Place, Long> latest, Place employer, long count) {
        latest.merge(employer, count, (old, now) -> forgotten == Forgotten.LATEST ? old + now : now);
    }

    private boolean under(Place place, Place top, LocalDate on) {
        if (forgotten == Forgotten.SUBTREE) return place.equals(top);
        for (@Nullable Place at = place; at != null; at = parent(at, on)) if (at.equals(top)) return true;
        return false;
    }

    private @Nullable Place parent(Place place, LocalDate on) {
        var day = forgotten == Forgotten.PATH ? LocalDate.MAX : on;
        var moved = moves.getOrDefault(place, new TreeMap<>()).floorEntry(day);
        return moved == null ? place.parent() : moved.getValue();
    }

    private void add(Planned record) {
        switch (record) {
            case Planned.Unit unit -> add(unit);
            case Planned.Employer employer -> add(employer);
            case Planned.Site site -> between("unit.count", host(site.place()), site.on(), site.closed(),
                Map.of("unit_kind", Set.of("campus")), null);
            case Planned.Headcount _, Planned.Target _ -> {}
            case Planned.Member member -> add(member);
            case Planned.Officer officer -> between("officer.count", officer.unit(), officer.from(), officer.ended(),
                Map.of("post", Set.of(officer.post().code())), null);
        }
    }

    private void add(Planned.Unit unit) {
        var kind = unit.place().kind();
        var dims = new Traits(unit.legalStatus(), "organised", unit.traits().size()).dims(kind);
        change("founded", unit.place(), unit.founded(), kind);
        node(unit.place(), unit.founded(), 1, dims);
        for (var happened : unit.changes()) {
            switch (happened) {
                case Planned.UnitChange.Renamed renamed -> change("renamed", unit.place(), renamed.on(), kind);
                case Planned.UnitChange.Moved moved -> {
                    moves.computeIfAbsent(unit.place(), place -> new TreeMap<>()).put(moved.on(), moved.to());
                    change("re_parented", unit.place(), moved.on(), kind);
                }
                case Planned.UnitChange.Legal legal -> {
                    node(unit.place(), legal.on(), -1, dims);
                    dims = new Traits(legal.status(), "organised", unit.traits().size()).dims(kind);
                    node(unit.place(), legal.on(), 1, dims);
                }
                case Planned.UnitChange.Merged merged -> {
                    change("merged", unit.place(), merged.on(), kind);
                    node(unit.place(), merged.on(), -1, dims);
                }
                case Planned.UnitChange.Dissolved dissolved -> {
                    change("dissolved", unit.place(), dissolved.on(), kind);
                    node(unit.place(), dissolved.on(), -1, dims);
                }
                case Planned.UnitChange.SplitOff split ->
                    change("split", split.from(), split.on(), split.from().kind());
            }
        }
    }

    private void add(Planned.Employer employer) {
        var kind = employer.place().kind();
        var host = host(employer.place());
        var size = employer.sizeClass();
        var begin = employer.on();
        var org = "unorganised";
        for (var happened : employer.changes()) {
            var next = switch (happened) {
                case Planned.EmployerChange.Covered _ -> "organised";
                case Planned.EmployerChange.CoverageEnded _ -> "unorganised";
                case Planned.EmployerChange.Renamed _, Planned.EmployerChange.Closed _ -> org;
            };
            if (happened instanceof Planned.EmployerChange.Covered) change("covered", host, happened.on(), kind);
            if (happened instanceof Planned.EmployerChange.Renamed) change("renamed", host, happened.on(), kind);
            if (happened instanceof Planned.EmployerChange.Closed) change("dissolved", host, happened.on(), kind);
            if (happened instanceof Planned.EmployerChange.Renamed) continue;
            between("unit.count", host, begin, happened.on(), new Traits("", org, size).dims(kind), null);
            begin = happened.on();
            org = next;
        }
        var closed = employer.changes().stream().anyMatch(Planned.EmployerChange.Closed.class::isInstance);
        if (!closed) between("unit.count", host, begin, null, new Traits("", org, size).dims(kind), null);
    }

    private void add(Planned.Member member) {
        var employment = member.profile().employment();
        if (member.term().applied() != null) joined("applied", member.unit(), member.term().applied(), employment);
        var admitted = member.term().admitted();
        if (admitted == null) return;
        joined("admitted", member.unit(), admitted, employment);
        var dims = new HashMap<>(member.profile().dims());
        dims.remove("age_band");
        dims.put("gender", Set.of(member.person().gender()));
        between("member.roll", member.unit(), admitted, member.term().left(), dims, member.person().birth());
    }

    private void joined(String stage, Place unit, LocalDate on, String employment) {
        facts.add(new Fact("member.joined", unit, on, 1,
            Map.of("join_stage", Set.of(stage), "employment", Set.of(employment)), null, false));
    }

    private void between(String metric, Place unit, LocalDate from, @Nullable LocalDate to,
                         Map<String, Set<String>> dims, @Nullable LocalDate birth) {
        facts.add(new Fact(metric, unit, from, 1, dims, birth, false));
        if (to != null) facts.add(new Fact(metric, unit, to, -1, dims, birth, false));
    }

    private void change(String change, Place unit, LocalDate on, String kind) {
        facts.add(new Fact("unit.changes", unit, on, 1, UnitFacts.change(change, kind), null, false));
    }

    private void node(Place unit, LocalDate on, long count, Map<String, Set<String>> dims) {
        facts.add(new Fact("unit.count", unit, on, count, dims, null, true));
    }

    private static Place host(Place entry) {
        return entry.parent() == null ? entry : entry.parent();
    }
}
