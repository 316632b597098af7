package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plans what employers report of their staff (职工人数). A reading adds the latest report of every employer in the
 * subtree, for exactly the subset that was reported, so each question is laid for itself: what units further down
 * report is taken off, and the rest is spread over the employers of the unit that the question is about.
 */
final class StaffPlanner {
    /** Employers of one unit over which its staff is spread. */
    static final int REPORTERS_MAX = 40;
    private static final Map<String, String> TOTAL = Map.of();
    private static final long FOREIGN = 97;

    private final Tally questions;
    private final Horizon horizon;
    private final Place aside;
    private final Map<Place, List<Place>> reporters;
    private final Map<Place, TreeMap<LocalDate, Map<Map<String, String>, Long>>> reports = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** @param reporters the employers that each unit registered */
    StaffPlanner(Ground ground, List<Question> questions, Map<Place, List<Place>> reporters) {
        this.questions = new Tally(questions);
        this.horizon = ground.horizon();
        this.aside = ground.tree().aside();
        this.reporters = reporters;
    }

    List<Planned.Headcount> plan() {
        for (var day : questions.days()) {
            var asked = new LinkedHashMap<Place, List<Question>>();
            questions.questions().stream().filter(question -> question.day().equals(day))
                .sorted(Comparator.comparingInt(question -> -question.at().depth()))
                .forEach(question -> asked.computeIfAbsent(question.at(), at -> new ArrayList<>()).add(question));
            asked.forEach((place, about) -> report(place, day, about));
        }
        var counts = new ArrayList<Planned.Headcount>();
        reports.forEach((employer, byDay) -> byDay
            .forEach((day, report) -> counts.add(headcount(employer, day, report, false))));
        counts.addAll(noise());
        return counts;
    }

    Stream<String> wrong() {
        return wrong.stream();
    }

    private void report(Place place, LocalDate day, List<Question> about) {
        var own = reporters.getOrDefault(place, List.of());
        var wanted = new LinkedHashMap<Map<String, String>, Long>();
        for (var question : about) {
            if (wanted.containsKey(question.dims())) continue;
            lower(question, mostBelow(question, about), own);
            var below = readBelow(place, question.dims(), day, own);
            var rest = own.isEmpty() ? 0 : rest(question, about, below);
            if (below + rest < question.range().lowest() || below + rest > question.range().highest())
                wrong.add(question + " cannot be reported");
            wanted.put(question.dims(), rest);
        }
        if (own.isEmpty()) return;
        wanted.putIfAbsent(TOTAL, wanted.values().stream().mapToLong(Long::longValue).sum());
        if (wanted.entrySet().stream().anyMatch(one -> one.getValue() > wanted.getOrDefault(TOTAL, 0L)))
            wrong.add("a subset of the staff of " + place + " on " + day + " is larger than the staff");
        spread(own, day, wanted);
    }

    /** What units further down may report, so that the unit itself can report the subsets that are asked of it. */
    private static long mostBelow(Question question, List<Question> about) {
        var range = question.range();
        return question.dims().equals(TOTAL) ? Math.max(0, range.aim() - subsets(about)) : range.highest();
    }

    /** Where units further down reported more on an earlier day than there is room for now, they report less. */
    private void lower(Question question, long most, List<Place> own) {
        var day = question.day();
        for (var employer : List.copyOf(reports.keySet())) {
            var excess = readBelow(question.at(), question.dims(), day, own) - most;
            if (excess <= 0) return;
            var asked = questions.questions().stream().filter(other -> other.day().equals(day))
                .anyMatch(other -> !other.at().equals(question.at()) && other.at().within(question.at())
                    && employer.within(other.at()) && other.dims().equals(question.dims()));
            if (asked || !employer.within(question.at()) || own.contains(employer)) continue;
            var less = Math.max(0, latest(employer, question.dims(), day) - excess);
            reports.getOrDefault(employer, new TreeMap<>()).put(day, lowered(employer, question.dims(), day, less));
        }
    }

    /** What the unit's own employers report, beside what is reported further down. */
    private static long rest(Question question, List<Question> about, long below) {
        var rest = Math.max(0, question.range().aim() - below);
        if (!question.dims().equals(TOTAL)) return rest;
        return Math.max(rest, Math.min(subsets(about), question.range().highest() - below));
    }

    /** How many staff the unit itself must at least report, so that the subsets it reports are no more than they. */
    private static long subsets(List<Question> about) {
        return about.stream().filter(question -> !question.dims().equals(TOTAL))
            .mapToLong(question -> question.range().aim()).sum();
    }

    private Map<Map<String, String>, Long> lowered(Place employer, Map<String, String> where, LocalDate day,
                                                   long most) {
        var lowered = new LinkedHashMap<Map<String, String>, Long>();
        reports.getOrDefault(employer, new TreeMap<>()).headMap(day, true).values().forEach(lowered::putAll);
        lowered.put(where, most);
        if (where.equals(TOTAL)) lowered.replaceAll((subset, count) -> Math.min(count, most));
        return lowered;
    }

    private long readBelow(Place place, Map<String, String> where, LocalDate day, List<Place> but) {
        return reports.keySet().stream().filter(employer -> employer.within(place) && !but.contains(employer))
            .mapToLong(employer -> latest(employer, where, day)).sum();
    }

    private long latest(Place employer, Map<String, String> where, LocalDate day) {
        return Optional.ofNullable(reports.get(employer)).stream().flatMap(all -> all.headMap(day, true)
            .descendingMap().values().stream()).filter(report -> report.containsKey(where)).findFirst()
            .map(report -> report.getOrDefault(where, 0L)).orElse(0L);
    }

    /** Evenly; values of one dimension follow on from each other, so that no employer has more of them than staff. */
    private void spread(List<Place> own, LocalDate day, Map<Map<String, String>, Long> wanted) {
        var simple = wanted.keySet().stream().allMatch(where -> where.size() <= 1);
        var over = simple ? own : own.subList(0, 1);
        var next = new HashMap<String, Long>();
        wanted.forEach((where, count) -> {
            var dim = where.keySet().stream().findFirst().orElse("");
            var start = next.merge(dim, count, Long::sum) - count;
            for (int i = 0; i < own.size(); i++)
                reports.computeIfAbsent(own.get(i), employer -> new TreeMap<>())
                    .computeIfAbsent(day, on -> new LinkedHashMap<>()).put(where, share(i, start, count, over.size()));
        });
    }

    private static long share(int i, long start, long count, int n) {
        return i >= n ? 0 : upTo(i, start + count, n) - upTo(i, start, n);
    }

    /** How many of the first {@code count} things, dealt out one by one, the i-th of n gets. */
    private static long upTo(int i, long count, int n) {
        return count / n + (i < count % n ? 1 : 0);
    }

    /** Reports that were superseded on the day, or come a day too late. */
    private List<Planned.Headcount> noise() {
        var noise = new ArrayList<Planned.Headcount>();
        var days = questions.days();
        if (days.isEmpty()) return noise;
        reports.forEach((employer, byDay) -> {
            var first = byDay.firstEntry();
            var early = horizon.before().to();
            var unread = questions.questions().stream()
                .noneMatch(question -> employer.within(question.at()) && question.day().isBefore(first.getKey()));
            if (early.isBefore(first.getKey()) && unread)
                noise.add(headcount(employer, early, doubled(first.getValue()), true));
            var late = days.getLast().plusDays(1);
            if (!late.isAfter(horizon.today()))
                noise.add(headcount(employer, late, doubled(byDay.lastEntry().getValue()), true));
        });
        var foreign = new LinkedHashMap<Map<String, String>, Long>();
        questions.questions().forEach(question -> foreign.put(question.dims(), FOREIGN));
        foreign.put(TOTAL, FOREIGN * (foreign.size() + 1));
        reporters.getOrDefault(aside, List.of()).stream().limit(1)
            .forEach(employer -> noise.add(headcount(employer, days.getFirst(), foreign, true)));
        return noise;
    }

    private static Map<Map<String, String>, Long> doubled(Map<Map<String, String>, Long> report) {
        var doubled = new LinkedHashMap<Map<String, String>, Long>();
        report.forEach((where, count) -> doubled.put(where, 2 * count + (where.equals(TOTAL) ? 1 : 0)));
        return doubled;
    }

    private static Planned.Headcount headcount(Place employer, LocalDate on, Map<Map<String, String>, Long> report,
                                               boolean noise) {
        var subsets = report.entrySet().stream().filter(entry -> !entry.getKey().equals(TOTAL))
            .map(entry -> new Planned.Subset(entry.getKey(), entry.getValue())).toList();
        return new Planned.Headcount(employer, on, report.getOrDefault(TOTAL, 0L), subsets, noise);
    }
}
