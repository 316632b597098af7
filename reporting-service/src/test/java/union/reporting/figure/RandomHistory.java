package union.reporting.figure;

import static union.reporting.figure.tree.UnitEntry.How.ENDS;
import static union.reporting.figure.tree.UnitEntry.How.HANGS;
import static union.reporting.figure.tree.UnitEntry.How.REVOKES;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.tree.UnitEntry;
import union.testing.Generator;

/** A random tree and what happens in it: joins, moves, merges, splits, re-parents, reports; many of them backdated. */
public final class RandomHistory {
    public static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2016, 12, 31);
    public static final Instant OPENING = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> EMPLOYMENT = List.of("establishment", "postdoc", "dispatched");
    private static final List<String> BANDS = List.of("youth", "under_40", "from_40_to_60");

    public final List<UnitEntry> entries = new ArrayList<>();
    public final List<Fact> facts = new ArrayList<>();
    public final List<UnitId> units = new ArrayList<>();
    private final List<Standing> members = new ArrayList<>();
    private final List<String> employers = new ArrayList<>();
    private final Generator draw;
    private Instant now = OPENING;
    private long sequence;
    private LocalDate on = FIRST;

    private record Standing(UnitId unit, String person, Dims dims) {}

    public RandomHistory(Generator draw) {
        this.draw = draw;
        found(null);
        for (int i = draw.between(2, 6); i > 0; i--) found(draw.pick(units));
        for (int i = draw.between(3, 20); i > 0; i--) join(draw.pick(units));
    }

    public Instant now() {
        return now;
    }

    /** One more thing happens, recorded later than everything before, effective on any day; returns that day. */
    public LocalDate happen() {
        now = now.plusMillis(draw.between(0, 3) * 500L + 1);
        on = draw.chance(30) ? LocalDate.of(draw.between(2013, 2016), draw.between(1, 12), 1) : draw.date(FIRST, LAST);
        switch (draw.between(0, 10)) {
            case 0 -> found(draw.pick(units));
            case 1 -> reparent(draw.pick(units), draw.pick(units));
            case 2 -> merge(draw.pick(units), draw.pick(units));
            case 3 -> split(draw.pick(units));
            case 4 -> leave();
            case 5 -> move();
            case 6 -> employer(draw.pick(units));
            case 7, 8 -> report();
            case 9 -> revoke(draw.pick(entries));
            default -> join(draw.pick(units));
        }
        return on;
    }

    private void found(@Nullable UnitId parent) {
        var unit = new UnitId("u" + units.size());
        units.add(unit);
        entries.add(new UnitEntry(unit, ++sequence, on, now, HANGS, parent));
        var kind = draw.pick(List.of("sub_union", "group", "club"));
        count("unit.count", unit, 1, Map.of("unit_kind", Set.of(kind), "legal_status", Set.of("none")), unit + "/unit");
        count("unit.changes", unit, 1, Map.of("change", Set.of("founded"), "unit_kind", Set.of(kind)), unit + "/unit");
    }

    private void reparent(UnitId unit, UnitId parent) {
        if (unit.equals(parent)) return;
        entries.add(new UnitEntry(unit, ++sequence, on, now, HANGS, draw.chance(90) ? parent : null));
        count("unit.changes", unit, 1, Map.of("change", Set.of("re_parented"), "unit_kind", Set.of("group")),
                unit + "/unit");
    }

    /** Takes an entry back, from its own day on. */
    private void revoke(UnitEntry entry) {
        if (entry.how() == REVOKES) return;
        on = entry.on();
        entries.add(new UnitEntry(entry.unit(), ++sequence, on, now, REVOKES, null, entry.sequence()));
    }

    /** Members pass over, children hang under the other unit, which keeps the rest; nobody is counted as joined. */
    private void merge(UnitId from, UnitId into) {
        if (from.equals(into)) return;
        for (var member : List.copyOf(members)) if (member.unit().equals(from)) pass(member, into);
        for (var unit : units)
            if (draw.chance(20) && !unit.equals(into))
                entries.add(new UnitEntry(unit, ++sequence, on, now, HANGS, into));
        entries.add(new UnitEntry(from, ++sequence, on, now, ENDS, into));
        count("unit.count", from, -1, Map.of("unit_kind", Set.of("group"), "legal_status", Set.of("none")),
                from + "/unit");
    }

    private void split(UnitId unit) {
        found(unit);
        var part = units.getLast();
        for (var member : List.copyOf(members)) if (member.unit().equals(unit) && draw.chance(50)) pass(member, part);
    }

    private void join(UnitId unit) {
        var dims = new TreeMap<String, Set<String>>();
        dims.put("employment", Set.of(draw.pick(EMPLOYMENT)));
        if (draw.chance(80)) dims.put("gender", Set.of(draw.pick(List.of("female", "male"))));
        dims.put("age_band", Set.copyOf(draw.some(BANDS)));
        var member = new Standing(unit, "p" + draw.between(1, 30), new Dims(dims));
        members.add(member);
        roll(member, 1);
        var joined = Map.of("join_stage", Set.of("admitted"), "employment", dims.get("employment"));
        count("member.joined", unit, 1, joined, unit + "/" + member.person());
        person("training.persons", member);
        if (draw.chance(30)) count("officer.count", unit, draw.chance(80) ? 1 : -1,
                Map.of("post", Set.of(draw.pick(List.of("chair", "group_leader")))), unit + "/" + member.person());
    }

    private void leave() {
        if (!members.isEmpty()) roll(members.remove(draw.between(0, members.size() - 1)), -1);
    }

    private void move() {
        if (!members.isEmpty()) pass(draw.pick(members), draw.pick(units));
    }

    private void pass(Standing member, UnitId to) {
        members.remove(member);
        roll(member, -1);
        var moved = new Standing(to, member.person(), member.dims());
        members.add(moved);
        roll(moved, 1);
    }

    private void roll(Standing member, long count) {
        count("member.roll", member.unit(), count, member.dims().values(), member.unit() + "/" + member.person());
    }

    private void employer(UnitId unit) {
        var kind = draw.pick(List.of("enterprise", "department"));
        var dims = Map.of("unit_kind", Set.of(kind), "org_status",
                Set.of(draw.pick(List.of("organised", "unorganised"))));
        if (!employers.isEmpty() && draw.chance(25)) {
            var closed = draw.pick(employers);
            count("unit.count", new UnitId(closed.substring(0, closed.indexOf('/'))), -1, dims, closed);
            return;
        }
        employers.add(unit + "/e" + employers.size());
        count("unit.count", unit, 1, dims, employers.getLast());
    }

    private void report() {
        if (employers.isEmpty()) return;
        var employer = draw.pick(employers);
        var unit = new UnitId(employer.substring(0, employer.indexOf('/')));
        int total = draw.between(1, 500);
        count("staff.count", unit, total, Map.of(), employer);
        if (draw.chance(60))
            count("staff.count", unit, draw.between(0, total), Map.of("age_band", Set.of("under_40")), employer);
    }

    private void person(String metric, Standing member) {
        add(metric, member.unit(), draw.chance(90) ? 1 : -1, new Dims(Map.of()), member.unit() + "/t", member.person());
    }

    private void count(String metric, UnitId unit, long count, Map<String, Set<String>> dims, String subject) {
        add(metric, unit, count, new Dims(dims), subject, null);
    }

    private void add(String metric, UnitId unit, long count, Dims dims, String subject, @Nullable String person) {
        long number = ++sequence;
        facts.add(new Fact("t/" + subject + "#" + number + "#0", metric, unit, on, dims, count,
                new Fact.Source(subject, number, "t-0", number, now, person)));
    }
}
