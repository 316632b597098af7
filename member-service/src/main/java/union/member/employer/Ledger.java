package union.member.employer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import union.member.figure.Flow;
import union.member.figure.Movement;
import union.member.figure.Stock;
import union.platform.unit.UnitId;

/**
 * Everything recorded of one employer (企业台账). A value on a day is the line with the latest effective date up to it;
 * of two with the same date, the later record. Of its headcounts the latest {@link #REPORTS_KEPT_MAX} are kept here;
 * all of them live in the events and in the figures.
 */
public record Ledger(
        String employer, EmployerKind kind, List<Line> lines, NavigableMap<LocalDate, Headcount> reports) {
    public static final int LINES_MAX = 200;
    public static final int REPORTS_KEPT_MAX = 60;
    private static final String COUNT = "unit.count";
    private static final String CHANGES = "unit.changes";
    private static final Comparator<Line> BY_EFFECT =
        Comparator.comparing((Line line) -> line.mark().on()).thenComparingInt(Line::seq);

    /** One line: what was set from which day, and what it moved in the figures. */
    public record Line(int seq, Mark mark, List<Aspect> set, List<Movement> movements) {
        public Line {
            set = List.copyOf(set);
            movements = List.copyOf(movements);
        }
    }

    public Ledger {
        lines = List.copyOf(lines);
        reports = Collections.unmodifiableNavigableMap(new TreeMap<>(reports));
    }

    static Ledger of(String employer, EmployerKind kind) {
        return new Ledger(employer, kind, List.of(), new TreeMap<>());
    }

    public <T extends Aspect> Optional<T> at(LocalDate day, Class<T> type) {
        return Optional.ofNullable(at(day).get(type)).map(type::cast);
    }

    /** The aspects of a day, by their sort. */
    Map<Class<? extends Aspect>, Aspect> at(LocalDate day) {
        var aspects = new LinkedHashMap<Class<? extends Aspect>, Aspect>();
        lines.stream().filter(line -> !line.mark().on().isAfter(day)).sorted(BY_EFFECT)
            .forEach(line -> line.set().forEach(aspect -> aspects.put(aspect.getClass(), aspect)));
        return aspects;
    }

    public Optional<UnitId> coveredBy(LocalDate day) {
        return at(day, Aspect.CoveredBy.class).flatMap(Aspect.CoveredBy::union);
    }

    /** The first day from {@code from} on, and each later one with a line of its own, on which this union covers it. */
    List<LocalDate> daysCoveredBy(UnitId union, LocalDate from) {
        return Stream.concat(Stream.of(from), lines.stream().filter(line -> setsCoverage(line)).map(l -> l.mark().on())
            .filter(from::isBefore)).distinct().sorted()
            .filter(day -> isOpen(day) && coveredBy(day).filter(union::equals).isPresent()).toList();
    }

    private static boolean setsCoverage(Line line) {
        return line.set().stream().anyMatch(Aspect.CoveredBy.class::isInstance);
    }

    boolean isOpen(LocalDate day) {
        return at(day, Aspect.Open.class).filter(Aspect.Open::open).isPresent();
    }

    LocalDate registeredOn() {
        return lines.getFirst().mark().on();
    }

    LocalDate lastOn() {
        return lines.stream().map(line -> line.mark().on()).max(Comparator.naturalOrder()).orElseThrow();
    }

    List<Movement> lastMovements() {
        return lines.getLast().movements();
    }

    /** One more line, which carries what it moves in the figures. */
    Ledger plus(Mark mark, List<? extends Aspect> set) {
        var bare = new Line(lines.size() + 1, mark, List.copyOf(set), List.of());
        var after = with(bare);
        var movements = new ArrayList<>(after.stock().since(stock()));
        movements.addAll(after.changes().since(changes()));
        return with(new Line(bare.seq(), mark, bare.set(), movements));
    }

    Ledger plus(LocalDate on, Headcount headcount) {
        var kept = new TreeMap<>(reports);
        kept.put(on, headcount);
        while (kept.size() > REPORTS_KEPT_MAX) kept.pollFirstEntry();
        return new Ledger(employer, kind, lines, kept);
    }

    private Ledger with(Line line) {
        var all = new ArrayList<>(lines);
        all.add(line);
        return new Ledger(employer, kind, all, reports);
    }

    private Stock stock() {
        var steps = new TreeMap<LocalDate, Map<String, Object>>();
        days().forEach(day -> steps.put(day, countedAs(day)));
        return new Stock(COUNT, steps);
    }

    private Stream<LocalDate> days() {
        return lines.stream().map(line -> line.mark().on()).distinct().sorted();
    }

    private Flow changes() {
        return new Flow(days().flatMap(day -> changes(day).map(code ->
            Movement.of(CHANGES, day, 1, Map.of("change", code, "unit_kind", kind.code())))).toList());
    }

    /** What the day shows beside the one before. Newly covered is what no union covered; a change of union is not. */
    private Stream<String> changes(LocalDate day) {
        var before = day.minusDays(1);
        boolean open = isOpen(day);
        boolean wasOpen = isOpen(before);
        boolean wasCovered = wasOpen && coveredBy(before).isPresent();
        boolean renamed = wasOpen && !at(day, Aspect.Name.class).equals(at(before, Aspect.Name.class));
        return Stream.of(renamed ? "renamed" : "", open && coveredBy(day).isPresent() && !wasCovered ? "covered" : "",
            wasOpen && !open ? "dissolved" : "").filter(change -> !change.isEmpty());
    }

    /** An open employer counts once, as organised while a union covers it. */
    private Map<String, Object> countedAs(LocalDate day) {
        if (!isOpen(day)) return Stock.NOT_COUNTED;
        var dims = new TreeMap<String, Object>();
        dims.put("unit_kind", kind.code());
        dims.put("org_status", coveredBy(day).isPresent() ? "organised" : "unorganised");
        at(day, Aspect.Size.class).ifPresent(size -> dims.put("size_class", size.size().code()));
        return dims;
    }
}
