package union.reporting.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static union.testing.PropertyTest.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Planned;
import union.reporting.figure.sum.Line;
import union.reporting.figure.sum.Page;
import union.reporting.figure.sum.Pages;
import union.reporting.figure.tree.Tree;
import union.testing.Generator;

/** The heart of reporting: whatever happened and was recorded when, every figure is what a plain recount gives. */
class EveryFigureEqualsARecountTest {
    private static final Catalogue CATALOGUE = Questions.CATALOGUE;
    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    private static final AtomicLong COMPARED = new AtomicLong();
    private static final AtomicLong UNMOVED = new AtomicLong();

    @AfterAll static void say_how_many() {
        System.out.printf("figures compared with a recount: %d; figures that had to stay and did: %d%n",
                COMPARED.get(), UNMOVED.get());
    }

    @TestFactory Stream<DynamicTest> over_random_histories() {
        return Stream.of(
                property("every figure at every unit, date and asOf equals a recount", 60, draw -> {
                    var history = new RandomHistory(draw);
                    for (int i = draw.between(10, 80); i > 0; i--) history.happen();
                    var instants = history.facts.stream().map(Fact::recordedAt).distinct().toList();
                    for (var unit : history.units) {
                        compare(history, draw, unit, ALWAYS);
                        compare(history, draw, unit, draw.pick(instants));
                    }
                }),
                property("nothing added moves a figure of an earlier asOf or an earlier effective date", 40, draw -> {
                    var history = new RandomHistory(draw);
                    for (int i = draw.between(5, 40); i > 0; i--) history.happen();
                    for (int i = 0; i < 6; i++) stays(history, draw);
                }),
                property("kept sums read the same as the facts, whatever order they were counted in", 60, draw -> {
                    var history = new RandomHistory(draw);
                    for (int i = draw.between(10, 80); i > 0; i--) history.happen();
                    var tree = Tree.of(history.entries);
                    var facts = new FactLedger(history.facts, List.of());
                    var sums = new PageLedger(draw.shuffled(history.facts));
                    for (var unit : history.units)
                        for (var question : Questions.some(draw, unit, 8))
                            if (!question.metric().observed() && Questions.isSum(question))
                                assertThat(value(tree, sums, question)).as(question.toString())
                                        .isEqualTo(value(tree, facts, question));
                }));
    }

    private static void compare(RandomHistory history, Generator draw, UnitId unit, Instant asOf) {
        var tree = Tree.of(history.entries, asOf);
        var known = history.facts.stream().filter(fact -> !fact.recordedAt().isAfter(asOf)).toList();
        var ledger = new FactLedger(known, List.of());
        var naive = new NaiveRecount(history, asOf);
        for (var question : Questions.some(draw, unit, 10)) {
            var figure = Reading.read(new Reading.Books(CATALOGUE, tree, ledger), question, View.OWN);
            expect(naive, question, figure.amount());
            branchesAddUp(question, figure);
            COMPARED.incrementAndGet();
        }
    }

    private static void expect(NaiveRecount naive, Question question, Amount amount) {
        var unit = question.unit();
        var from = question.span().from();
        var to = question.span().to();
        var where = question.where();
        switch (question.metric().code()) {
            case "member.roll", "unit.count", "officer.count" ->
                equal(question, amount, naive.stock(question.metric().code(), unit, to, where));
            case "member.joined", "unit.changes" ->
                equal(question, amount, naive.flow(question.metric().code(), unit, from, to, where));
            case "training.persons" -> equal(question, amount, naive.persons("training.persons", unit, from, to));
            case "staff.count" -> expectStaff(naive.staff(unit, to, !where.isEmpty()), question, amount);
            case "staff.share" -> {
                var both = naive.share(unit, to);
                expectRate(question, amount, both[0].sum(), both[1].sum());
                if (amount.reported() != null) assertThat(amount.reported())
                        .isEqualTo(new Amount.Reported(both[0].reported(), both[0].expected()));
            }
            case "unit.org_rate" -> {
                var enterprises = Map.of("unit_kind", "enterprise");
                var above = naive.stock("unit.count", unit, to,
                        Map.of("unit_kind", "enterprise", "org_status", "organised"));
                expectRate(question, amount, above, naive.stock("unit.count", unit, to, enterprises));
            }
            case "member.rate" -> {
                var staff = naive.staff(unit, to, false);
                var below = staff.reported() == 0 ? BigDecimal.ZERO : staff.sum();
                expectRate(question, amount, naive.stock("member.roll", unit, to, where), below);
            }
            default -> throw new AssertionError("no recount for " + question.metric().code());
        }
    }

    private static void equal(Question question, Amount amount, BigDecimal expected) {
        assertThat(amount.value()).as(question.toString()).isEqualTo(expected);
    }

    private static void expectStaff(NaiveRecount.Staff staff, Question question, Amount amount) {
        if (staff.reported() == 0) {
            assertThat(amount).as(question.toString()).isEqualTo(Amount.NOTHING);
            return;
        }
        equal(question, amount, staff.sum());
        if (staff.reported() == staff.expected()) assertThat(amount.status()).isEqualTo(Amount.Status.OK);
        else assertThat(amount.reported()).isEqualTo(new Amount.Reported(staff.reported(), staff.expected()));
    }

    private static void expectRate(Question question, Amount amount, BigDecimal above, BigDecimal below) {
        assertThat(amount.value()).as(question.toString()).isEqualTo(NaiveRecount.percent(above, below));
        if (amount.parts() != null)
            assertThat(amount.parts()).isEqualTo(new Amount.Parts(above, below));
    }

    /** What is asked branch by branch comes to the whole wherever values add over the tree. */
    private static void branchesAddUp(Question question, Figure figure) {
        if (question.manner().by() == null || !Questions.isSum(question) || question.metric().observed()) return;
        var sum = figure.parts().stream().map(part -> part.amount().value())
                .map(value -> value == null ? BigDecimal.ZERO : value).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as(question.toString()).isEqualTo(figure.amount().value());
    }

    private static void stays(RandomHistory history, Generator draw) {
        var asOf = history.now();
        var before = new HashMap<Question, Figure>();
        var entries = List.copyOf(history.entries);
        var facts = List.copyOf(history.facts);
        for (var unit : history.units)
            for (var question : Questions.some(draw, unit, 6))
                before.put(question, read(Tree.of(entries), facts, question));
        var on = LocalDate.MAX;
        for (int i = draw.between(1, 4); i > 0; i--) {
            var effective = history.happen();
            if (effective.isBefore(on)) on = effective;
        }
        var known = history.facts.stream().filter(fact -> !fact.recordedAt().isAfter(asOf)).toList();
        for (var asked : before.entrySet()) {
            var then = read(Tree.of(history.entries, asOf), known, asked.getKey());
            assertThat(then).as("as of %s: %s", asOf, asked.getKey()).isEqualTo(asked.getValue());
            UNMOVED.incrementAndGet();
            if (!asked.getKey().span().to().isBefore(on)) continue;
            var now = read(Tree.of(history.entries), history.facts, asked.getKey());
            assertThat(now).as("before %s: %s", on, asked.getKey()).isEqualTo(asked.getValue());
            UNMOVED.incrementAndGet();
        }
    }

    private static Figure read(Tree tree, List<Fact> facts, Question question) {
        return Reading.read(new Reading.Books(CATALOGUE, tree, new FactLedger(facts, List.of())), question, View.OWN);
    }

    private static Amount value(Tree tree, Ledger ledger, Question question) {
        return Reading.read(new Reading.Books(CATALOGUE, tree, ledger), question, View.OWN).amount();
    }

    /** Reads sums only, from pages that were filled fact by fact. */
    private static final class PageLedger implements Ledger {
        private final Map<Page, Map<Pages.Key, Long>> pages = new HashMap<>();

        PageLedger(List<Fact> facts) {
            for (var fact : facts)
                Pages.of(List.of(fact)).forEach((page, lines) -> lines.forEach((key, count) ->
                        pages.computeIfAbsent(page, _ -> new HashMap<>()).merge(key, count, Long::sum)));
        }

        @Override public List<Tally> tallies(union.reporting.catalogue.Metric metric, List<Slot> slots) {
            var tallies = new ArrayList<Tally>();
            for (var slot : slots) {
                var into = new HashMap<Dims, Long>();
                pages.forEach((page, lines) -> {
                    if (page.metric().equals(metric.code()) && page.unit().equals(slot.unit()))
                        Pages.read(page, lines(lines), slot.span(), into);
                });
                into.forEach((dims, count) -> tallies.add(new Tally(slot, dims, count)));
            }
            return tallies;
        }

        private static List<Line> lines(Map<Pages.Key, Long> lines) {
            return lines.entrySet().stream()
                    .map(line -> new Line(line.getKey().day(), line.getKey().dims(), line.getValue())).toList();
        }

        @Override public List<SlotFact> facts(union.reporting.catalogue.Metric metric, List<Slot> slots) {
            throw new AssertionError("sums alone are asked here");
        }

        @Override public List<Planned> planned(Question question) {
            return List.of();
        }
    }

}
