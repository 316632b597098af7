package union.reporting.figure;

import static union.reporting.catalogue.MetricKind.STOCK;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.Dimension;
import union.reporting.catalogue.Metric;
import union.reporting.catalogue.MetricKind;
import union.reporting.catalogue.Mode;
import union.reporting.catalogue.Quantity;
import union.reporting.figure.Ledger.SlotFact;
import union.reporting.figure.SmallGroups.Piece;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Span;
import union.reporting.figure.tree.Tree;

/**
 * Reads one figure (读数) by the rules of its kind: a flow is what happened in the period under the unit, a stock what
 * stands under it at the end of the day, distinct persons are counted anew at every level and period, a rate is divided
 * anew at every level. One reading asks the ledger once per metric, however many parts are asked for.
 */
public final class Reading {
    private static final int MEAN_SCALE = 4;
    private final Catalogue catalogue;
    private final Tree tree;
    private final Ledger ledger;
    private final Question question;
    private final Map<Wanted, List<Tally>> tallies = new HashMap<>();
    private final Map<Wanted, List<SlotFact>> facts = new HashMap<>();

    private record Wanted(Metric metric, Span span) {}

    /** One value to read: a metric, its filter, and the branch it is limited to, if any. */
    private record Cut(Metric metric, Map<String, String> where, Predicate<Slot> branch) {}

    private Reading(Catalogue catalogue, Tree tree, Ledger ledger, Question question) {
        this.catalogue = catalogue;
        this.tree = tree;
        this.ledger = ledger;
        this.question = question;
    }

    /** What figures are read from: the words, the tree and the ledger of one state of knowledge. */
    public record Books(Catalogue catalogue, Tree tree, Ledger ledger) {}

    public static Figure read(Books books, Question question, View view) {
        var reading = new Reading(books.catalogue(), books.tree(), books.ledger(), question);
        if (question.isPlanned()) return new Figure(question, reading.planned(), List.of());
        var whole = reading.amount(new Cut(question.metric(), question.where(), _ -> true));
        return SmallGroups.protect(new Figure(question, whole, List.of()), view, reading.pieces(view),
                reading.addsUp(question.manner().by()));
    }

    private Amount planned() {
        var planned = ledger.planned(question);
        return planned.isEmpty() ? Amount.NOTHING
                : Amount.of(asPlanned(planned.getLast().value(), question.metric().unit().scale()));
    }

    /** With the decimals of its counting unit; what was set with more keeps them. */
    private static BigDecimal asPlanned(BigDecimal value, int scale) {
        return value.setScale(Math.max(scale, value.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
    }

    private Amount amount(Cut cut) {
        if (!catalogue.isFed(cut.metric())) return Amount.NOTHING;
        return switch (cut.metric().kind()) {
            case FLOW -> mean(cut, this::sum);
            case STOCK -> cut.metric().observed() ? headcounts(cut).read(cut.where()) : sum(cut, stock());
            case DISTINCT -> mean(cut, this::distinct);
            case RATE -> rate(cut);
            case RANK, DATE, SETTING -> Amount.NOTHING;
        };
    }

    private interface Measure {
        Amount over(Cut cut, Span span);
    }

    private Amount mean(Cut cut, Measure measure) {
        var months = question.manner().perMonths();
        if (months == null) return measure.over(cut, question.span());
        var periods = Periods.split(question.span(), months);
        var sum = periods.stream().map(period -> measure.over(cut, period).value())
                .reduce(BigDecimal.ZERO, (a, b) -> b == null ? a : a.add(b));
        return Amount.of(sum.divide(BigDecimal.valueOf(periods.size()), MEAN_SCALE, RoundingMode.HALF_UP));
    }

    private Span stock() {
        return Span.until(question.span().to());
    }

    private Amount sum(Cut cut, Span span) {
        var none = Quantity.none(cut.metric().unit());
        return Amount.of(tallies(cut.metric(), span).stream()
                .filter(tally -> tally.dims().matches(cut.where()) && cut.branch().test(tally.slot()))
                .map(tally -> new Quantity(cut.metric().unit(), tally.count()))
                .reduce(none, Quantity::plus).value());
    }

    /** A person stands for one, however often met; a fact taken back no longer stands for anyone. */
    private Amount distinct(Cut cut, Span span) {
        var standing = facts(cut.metric(), span).stream()
                .filter(found -> found.fact().dims().matches(cut.where()) && cut.branch().test(found.slot()))
                .filter(found -> found.fact().source().person() != null)
                .collect(Collectors.groupingBy(found -> String.valueOf(found.fact().source().person()),
                        Collectors.summingLong(found -> found.fact().count())));
        return Amount.of(BigDecimal.valueOf(standing.values().stream().filter(count -> count > 0).count()));
    }

    private Amount rate(Cut cut) {
        var ratio = cut.metric().parts();
        var top = new Cut(catalogue.numerator(cut.metric()), ratio.whereOfNumerator(cut.where()), cut.branch());
        var bottom = new Cut(catalogue.denominator(cut.metric()), ratio.whereOfDenominator(cut.where()), cut.branch());
        if (top.metric().observed() && top.metric().equals(bottom.metric()))
            return headcounts(top).share(top.where(), bottom.where());
        var above = amount(top);
        var below = amount(bottom);
        if (above.value() == null || below.value() == null) return Amount.NOTHING;
        return Amount.rate(above.value(), below.value(), above.reported() != null ? above.reported()
                : below.reported());
    }

    private Headcounts headcounts(Cut cut) {
        var entered = facts(catalogue.metric(Catalogue.UNIT_COUNT), stock());
        return Headcounts.of(branch(facts(cut.metric(), stock()), cut), branch(entered, cut));
    }

    private static List<SlotFact> branch(List<SlotFact> found, Cut cut) {
        return found.stream().filter(one -> cut.branch().test(one.slot())).toList();
    }

    private List<Piece> pieces(View view) {
        var by = question.manner().by();
        if (by == null) return List.of();
        return by.equals(Question.BY_UNIT) ? byUnit(view) : byDimension(by, view);
    }

    /** The unit's own part is seen as the whole is; what lies in its branches is seen from above. */
    private List<Piece> byUnit(View view) {
        var branches = new TreeSet<UnitId>();
        slots(question.metric()).forEach(slot -> branches.add(slot.branch()));
        var pieces = new ArrayList<Piece>();
        for (var branch : branches) {
            var amount = amount(new Cut(question.metric(), question.where(), slot -> slot.branch().equals(branch)));
            var part = new Figure.Part(Question.BY_UNIT, branch.value(), amount);
            if (tells(amount)) pieces.add(new Piece(part, question.where(), branch.equals(question.unit()) ? view
                    : View.FROM_ABOVE));
        }
        return pieces;
    }

    private List<Slot> slots(Metric metric) {
        return catalogue.isAt(metric) ? Slot.ofStock(tree, question.unit(), question.span().to())
                : Slot.ofFlow(tree, question.unit(), question.span());
    }

    private List<Piece> byDimension(String by, View view) {
        var pieces = new ArrayList<Piece>();
        var rest = amount(new Cut(question.metric(), question.where(), _ -> true)).value();
        for (var value : valuesOf(by)) {
            var where = new TreeMap<>(question.where());
            where.put(by, value);
            var amount = amount(new Cut(question.metric(), where, _ -> true));
            if (rest != null && amount.value() != null) rest = rest.subtract(amount.value());
            if (tells(amount)) pieces.add(new Piece(new Figure.Part(by, value, amount), where, view));
        }
        if (rest != null && rest.signum() != 0 && leavesRest(by))
            pieces.add(new Piece(new Figure.Part(by, Figure.Part.UNSTATED, Amount.of(rest)), question.where(), view));
        return pieces;
    }

    private static boolean tells(Amount amount) {
        return amount.status() != Amount.Status.NONE && !amount.isZero();
    }

    /** Where the parts of a split must come to the whole, what is not stated is a part of its own. */
    private boolean leavesRest(String by) {
        boolean flows = question.metric().kind() == MetricKind.FLOW && question.manner().perMonths() == null;
        boolean sums = flows || (question.metric().kind() == STOCK && !question.metric().observed());
        return sums && addsUp(by);
    }

    /** Whether parts by it lie beside each other, so that they tell of each other. */
    private boolean addsUp(@Nullable String by) {
        return Question.BY_UNIT.equals(by) || question.metric().dimensions().stream()
                .anyMatch(dimension -> dimension.name().equals(by) && dimension.mode() == Mode.SPLIT);
    }

    private Set<String> valuesOf(String by) {
        var values = new TreeSet<String>();
        question.metric().dimensions().stream().filter(dimension -> dimension.name().equals(by))
                .forEach(dimension -> dimension.values().stream().map(Dimension.Value::code).forEach(values::add));
        tallies.values().forEach(found -> found.forEach(tally -> values.addAll(tally.dims().of(by))));
        facts.values().forEach(found -> found.forEach(one -> values.addAll(one.fact().dims().of(by))));
        return values;
    }

    private List<Tally> tallies(Metric metric, Span span) {
        return tallies.computeIfAbsent(new Wanted(metric, span), _ -> ledger.tallies(metric, slots(metric, span))
                .stream().filter(tally -> !isReaderItself(metric, tally)).toList());
    }

    private List<SlotFact> facts(Metric metric, Span span) {
        return facts.computeIfAbsent(new Wanted(metric, span), _ -> ledger.facts(metric, slots(metric, span)));
    }

    private List<Slot> slots(Metric metric, Span span) {
        return metric.kind() == STOCK ? Slot.ofStock(tree, question.unit(), span.to())
                : Slot.ofFlow(tree, question.unit(), span);
    }

    /** Counting units below a unit leaves that unit itself out, not the employers and sites it keeps. */
    private boolean isReaderItself(Metric metric, Tally tally) {
        return metric.code().equals(Catalogue.UNIT_COUNT) && tally.slot().unit().equals(question.unit())
                && tally.dims().of(Catalogue.UNIT_KIND).stream().anyMatch(catalogue::isNode);
    }
}
