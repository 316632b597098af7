package union.replay.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;
import union.replay.source.Qualifier;
import union.replay.source.Span;
import union.testing.Generator;

/**
 * Draws case files that are sound by the rules of the format: figures of all covered metrics at several units and
 * dates, with every kind of qualifier, kept only as long as one set of facts can answer them all.
 */
final class CaseGenerator {
    private static final Map<String, List<String>> ASKED = Map.of(
        "employment", List.of("establishment", "postdoc", "dispatched"), "status", List.of("retired"),
        "gender", List.of("female"), "age_band", List.of("under_40", "over_60"),
        "identity", List.of("model_worker", "disabled"), "site", List.of("campus_1", "in_city"));
    private static final List<String> KINDS =
        List.of("union", "sub_union", "group", "enterprise", "club", "regional_union");
    private static final List<Integer> YEARS = List.of(2012, 2013);

    private final Generator draw;
    private final Soundness soundness;
    private final Catalogue catalogue;
    private final List<CaseFile.Group> units = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    CaseGenerator(Generator draw, Catalogue catalogue) {
        this.draw = draw;
        this.catalogue = catalogue;
        this.soundness = new Soundness(catalogue);
    }

    CaseFile draw() {
        tree();
        for (int i = draw.between(3, 14); i > 0; i--) add(member());
        for (int i = draw.between(0, 5); i > 0; i--) add(post());
        for (int i = draw.between(0, 5); i > 0; i--) add(staff());
        for (int i = draw.between(1, 6); i > 0; i--) add(units());
        for (int i = draw.between(1, 6); i > 0; i--) add(changes());
        for (int i = draw.between(0, 3); i > 0; i--) add(target());
        for (int i = draw.between(0, 3); i > 0; i--) rate();
        return source(figures);
    }

    private CaseFile source(List<Figure> kept) {
        return new CaseFile("drawn", "Drawn", new CaseFile.Root("federation", "Drawn federation"), "root", units, kept,
            List.of());
    }

    private void tree() {
        units.add(new CaseFile.Group("comm", "regional_union", "Community union", draw.between(1, 4), "root"));
        units.add(new CaseFile.Group("eu", "union", "Enterprise union", draw.between(2, 9), "comm"));
        units.add(new CaseFile.Group("sub", "sub_union", "Sub-union", draw.between(1, 5), "eu"));
        units.add(new CaseFile.Group("grp", "group", "Group", draw.between(1, 9), "sub"));
        units.add(new CaseFile.Group("ent", "enterprise", "Enterprise", draw.between(5, 30), "comm"));
        if (draw.chance(50)) units.add(new CaseFile.Group("club", "club", "Club", draw.between(1, 4), "root"));
        if (draw.chance(50))
            units.add(new CaseFile.Group("dept", "department", "Department", draw.between(1, 9), "eu"));
        if (draw.chance(30)) units.add(new CaseFile.Group("campus", "campus", "Campus", draw.between(1, 4), "root"));
    }

    private void add(Figure figure) {
        var with = new ArrayList<>(figures);
        with.add(figure);
        if (soundness.holds(source(with))) figures.add(figure);
    }

    private Figure member() {
        if (draw.chance(35)) {
            var dims = new HashMap<>(Map.of("join_stage", draw.pick(List.of("applied", "admitted"))));
            if (draw.chance(40)) dims.put("employment", draw.pick(ASKED.get("employment")));
            return joined(dims);
        }
        return stock("member.roll", some(List.copyOf(ASKED.keySet().stream().sorted().toList())), at(), 60);
    }

    private Map<String, String> some(List<String> names) {
        var dims = new HashMap<String, String>();
        for (int i = draw.between(0, 2); i > 0; i--) {
            var name = draw.pick(names);
            dims.put(name, draw.pick(ASKED.getOrDefault(name, List.of())));
        }
        return dims;
    }

    private Figure post() {
        Map<String, String> dims = draw.chance(20) ? Map.of()
            : Map.of("post", draw.pick(List.of("chair", "women_director", "delegate", "group_leader")));
        return stock("officer.count", dims, at(), 12);
    }

    private Figure staff() {
        Map<String, String> dims = draw.chance(50) ? Map.of() : some(List.of("age_band", "gender", "employment"));
        return stock("staff.count", dims, at(), dims.isEmpty() ? 4000 : 200);
    }

    private Figure units() {
        var dims = new HashMap<>(Map.of("unit_kind", draw.pick(KINDS)));
        if (draw.chance(40) && !dims.containsValue("enterprise"))
            dims.put("legal_status", draw.pick(List.of("registered", "in_progress")));
        if (draw.chance(50) && dims.containsValue("enterprise")) dims.put("org_status", "organised");
        if (draw.chance(25)) dims.put("size_class", "over_100");
        var at = draw.chance(30) && units.getFirst().count() == 1 ? "comm" : "root";
        if (dims.size() > 1) return stock("unit.count", dims, at, 3);
        var count = soundness.treeCount(source(figures), at, dims.get("unit_kind"));
        return figure("unit.count", count, Qualifier.EXACT, new Figure.Period(yearEnd(), 0), dims, at);
    }

    private Figure changes() {
        var change = draw.pick(List.of("founded", "dissolved", "renamed", "re_parented", "merged", "split", "covered"));
        var kind = change.equals("covered") ? "enterprise" : draw.pick(List.of("union", "sub_union", "group"));
        return flow("unit.changes", Map.of("change", change, "unit_kind", kind), draw.pick(List.of("root", "comm")), 4);
    }

    /** A rate of parts that the case states, each in its own way, so that their stated values come to the rate. */
    private void rate() {
        var period = new Figure.Period(yearEnd(), 0);
        var at = at();
        Map<String, String> dims = draw.chance(70) ? Map.of() : some(List.of("employment"));
        var staff = draw.between(20, 4000);
        var roll = draw.between(1, staff);
        var percent = BigDecimal.valueOf(100L * roll).divide(BigDecimal.valueOf(staff), 1, RoundingMode.HALF_UP);
        var stated = new Figure.Stated(percent, percent.toString(), Qualifier.EXACT);
        var with = new ArrayList<>(figures);
        with.add(figure("member.roll", roll, qualifier(), period, dims, at));
        with.add(figure("staff.count", staff, qualifier(), period, dims, at));
        with.add(new Figure(1, "member.rate", stated, period, dims, at));
        var asked = figures.stream().anyMatch(figure -> figure.span().equals(period.span())
            && figure.atUnit().equals(at) && !figure.metric().startsWith("unit."));
        if (asked || !soundness.holds(source(with))) return;
        figures.clear();
        figures.addAll(with);
    }

    private Figure target() {
        if (draw.chance(30))
            return flow("member.joined", Map.of("join_stage", "admitted", "basis", "target"), at(), 90);
        return stock("member.roll", Map.of("basis", draw.pick(List.of("target", "target_min"))), at(), 500);
    }

    private Figure stock(String metric, Map<String, String> dims, String at, int most) {
        return figure(metric, draw.between(1, most), qualifier(), new Figure.Period(yearEnd(), 0), dims, at);
    }

    private Figure joined(Map<String, String> dims) {
        if (draw.chance(60)) return flow("member.joined", dims, at(), 30);
        var year = draw.pick(YEARS);
        var span = new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        return figure("member.joined", draw.between(0, 30), qualifier(), new Figure.Period(span, 0), dims, at());
    }

    /** Never all of the time between two year ends, so that an employer may be organised unseen. */
    private Figure flow(String metric, Map<String, String> dims, String at, int most) {
        var year = draw.pick(YEARS);
        var from = LocalDate.of(year, draw.between(2, 6), 1);
        var span = new Span(from, from.plusMonths(draw.pick(List.of(2, 4))).minusDays(1));
        var mean = draw.chance(30) ? 2 : 0;
        return figure(metric, draw.between(1, most), qualifier(), new Figure.Period(span, mean), dims, at);
    }

    private static Figure figure(String metric, long value, Qualifier qualifier, Figure.Period period,
                                 Map<String, String> dims, String at) {
        var stated = new Figure.Stated(BigDecimal.valueOf(value), Long.toString(value), qualifier);
        return new Figure(1, metric, stated, period, dims, at);
    }

    private Qualifier qualifier() {
        return draw.chance(60) ? Qualifier.EXACT : draw.pick(Qualifier.class);
    }

    private Span yearEnd() {
        return Span.day(LocalDate.of(draw.pick(YEARS), 12, 31));
    }

    private String at() {
        return draw.pick(List.of("root", "root", "root", "comm", "eu", "sub"));
    }

    Catalogue catalogue() {
        return catalogue;
    }
}
