package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;

/**
 * Finds records behind all figures of a case at once. It first aims into the windows of qualified figures and keeps
 * the facts of different figures apart; if they do not fit together so, it lets records answer several figures, and
 * at last aims at the stated values.
 */
public final class Planner {
    private static final int COMING_MAX = 20;

    private final Ground ground;
    private final Questions questions;
    private final boolean fuse;
    private final List<String> wrong = new ArrayList<>();

    private Planner(Ground ground, Questions.Manner manner, boolean fuse) {
        this.ground = ground;
        this.questions = new Questions(ground, manner);
        this.fuse = fuse;
        wrong.addAll(questions.wrong());
    }

    /** What the ids of a case begin with, for one run of it. */
    public static String idsOf(CaseFile source, String run) {
        return Ids.prefix(source.id()) + "-" + run;
    }

    /** @param run part of every id, so that several replays fit into one platform */
    public static Plan plan(CaseFile source, Catalogue catalogue, String run, LocalDate today) {
        var tree = Tree.of(source, catalogue, run);
        var obstacles = new Obstacles(source, catalogue, tree, today);
        var uncovered = new LinkedHashMap<Figure, String>();
        for (var figure : source.all()) obstacles.to(figure).ifPresent(why -> uncovered.put(figure, why));
        var covered = source.all().stream().filter(figure -> !uncovered.containsKey(figure)).toList();
        var horizon = Horizon.of(covered.stream().map(Figure::span).toList(), today);
        return best(new Ground(tree, horizon, catalogue, covered)).with(uncovered);
    }

    /** Of several ways, the first by which every figure reads right, or else the one by which the most do. */
    private static Plan best(Ground ground) {
        @Nullable Plan best = null;
        for (var pinned : List.of(true, false))
            for (var inside : List.of(true, false))
                for (var fuse : List.of(false, true)) {
                    var plan = new Planner(ground, new Questions.Manner(inside, pinned), fuse).plan();
                    if (best == null || plan.wrong().size() < best.wrong().size()) best = plan;
                    if (best.wrong().isEmpty()) return best;
                }
        return Objects.requireNonNull(best);
    }

    private Plan plan() {
        var asked = questions.byMetric();
        var staffed = places(asked, "staff.count");
        var units = new UnitPlanner(ground, of(asked, "unit.count"), of(asked, "unit.changes"), pinned(staffed));
        var stays = new ArrayList<>(units.plan());
        var unregistered = new Register(ground, stays);
        staffed.add(ground.tree().aside());
        for (var place : staffed)
            if (unregistered.employersOf(place).isEmpty()) units.employerAt(place).ifPresent(stays::add);
        wrong.addAll(units.wrong().toList());
        var register = new Register(ground, stays);
        var records = new ArrayList<>(register.records());
        records.addAll(staff(asked, register, staffed));
        return people(asked, records);
    }

    private List<Planned.Headcount> staff(Map<String, List<Question>> asked, Register register, Set<Place> places) {
        var reporters = new HashMap<Place, List<Place>>();
        for (var place : places) reporters.put(place, register.employersOf(place));
        var staff = new StaffPlanner(ground, of(asked, "staff.count"), reporters);
        var reports = staff.plan();
        wrong.addAll(staff.wrong().toList());
        return reports;
    }

    private Plan people(Map<String, List<Question>> asked, List<Planned> records) {
        var people = new People(ground.tree().root().id());
        var seats = seats(records);
        var arrivals = new Arrivals(ground);
        var lasting = ground.with(ground.tree().lasting(seats, arrivals.afterAll(read())));
        var members = new MemberPlanner(lasting, of(asked, "member.roll"), of(asked, "member.joined"), fuse);
        var memberships = members.plan(people, arrivals);
        records.addAll(arrivals.records());
        var officers = officers(people, records, new CrewPosts(ground.horizon(), of(asked, "officer.count")));
        var posts = new PostPlanner(lasting, of(asked, "officer.count"), seats, fuse);
        records.addAll(posts.plan(people, officers));
        records.addAll(memberships);
        records.addAll(new TargetPlanner(lasting).plan());
        Stream.concat(posts.wrong(), members.wrong()).forEach(wrong::add);
        return new Plan(ground.tree(), ground.horizon(), officers, records, new Plan.Gaps(wrong, Map.of()));
    }

    /** The units of the case, from the root down, that stand from the beginning to the end. */
    private List<Place> seats(List<Planned> records) {
        var seats = new ArrayList<Place>();
        for (var record : records)
            if (record instanceof Planned.Unit unit && staysFor(unit)
                && ground.tree().at(unit.place().key()).contains(unit.place())
                && !unit.founded().isAfter(ground.horizon().settled())) seats.add(unit.place());
        return seats;
    }

    /** Two in every unit that has others under it, one in every other, none in a unit that is no more. */
    private List<Planned.Officer> officers(People people, List<Planned> records, CrewPosts posts) {
        var units = new LinkedHashSet<>(List.of(ground.tree().top(), ground.tree().aside()));
        var parents = new HashSet<>(units);
        for (var record : records)
            if (record instanceof Planned.Unit unit) {
                if (staysFor(unit)) units.add(unit.place());
                var parent = unit.place().parent();
                if (parent != null) parents.add(parent);
            }
        var from = ground.horizon().officersFrom();
        var officers = new ArrayList<Planned.Officer>();
        for (var unit : units)
            for (var post : parents.contains(unit) ? List.of(posts.leader(), posts.second()) : List.of(posts.leader()))
                officers.add(new Planned.Officer(unit, people.officer(from), post, from, posts.ended(), false));
        return officers;
    }

    /** A unit that is no more has officers only if it has something of its own to enter before it ends. */
    private static boolean staysFor(Planned.Unit unit) {
        return unit.changes().stream().noneMatch(change -> change instanceof Planned.UnitChange.Merged
                || change instanceof Planned.UnitChange.Dissolved)
            || unit.changes().stream().anyMatch(change -> change instanceof Planned.UnitChange.Renamed
                || change instanceof Planned.UnitChange.Legal);
    }

    /** Units at which figures are read, as far as they get a unit that comes too late. */
    private List<Place> read() {
        return ground.covered().stream().map(figure -> ground.tree().at(figure.atUnit()).getFirst()).distinct()
            .limit(COMING_MAX).toList();
    }

    /** Units at which figures are read, and employers that will report their staff. */
    private Set<Place> pinned(Set<Place> staffed) {
        var pinned = new HashSet<Place>();
        ground.covered().forEach(figure -> pinned.addAll(ground.tree().at(figure.atUnit())));
        ground.tree().all().stream().filter(place -> place.parent() != null && staffed.contains(place.parent()))
            .filter(place -> !ground.tree().isNode(place)).forEach(pinned::add);
        return pinned;
    }

    private static Set<Place> places(Map<String, List<Question>> asked, String metric) {
        return of(asked, metric).stream().sorted(Comparator.comparing(question -> question.at().id()))
            .map(Question::at).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private static List<Question> of(Map<String, List<Question>> asked, String metric) {
        return asked.getOrDefault(metric, List.of());
    }
}
