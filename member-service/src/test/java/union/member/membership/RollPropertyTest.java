package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.nobody;
import static union.testing.PropertyTest.property;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.member.figure.Movement;
import union.member.membership.Change.*;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.member.person.Gender;
import union.member.person.Particulars;
import union.platform.aggregate.Outcome;
import union.testing.Generator;

/**
 * Random officers write random lines for random days, strike some out, correct birth dates, and time passes. Whatever
 * they do, the movements told so far add up to a plain recount of the ledger on every day.
 */
class RollPropertyTest {
    static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final int RUNS = 300;
    static final int COMMANDS_MAX = 40;

    @TestFactory Stream<DynamicTest> over_any_history() {
        return Stream.of(
            property("movements add up to a naive recount on every day", RUNS, g -> play(g, false)),
            property("no event moves a figure of a day before its own", RUNS, g -> play(g, true)),
            property("nobody takes themselves off the roll", RUNS, RollPropertyTest::ownWord));
    }

    private static void play(Generator g, boolean onlyDates) {
        var given = nobody();
        var today = g.date(FIRST, Given.TODAY);
        for (int i = g.between(1, COMMANDS_MAX); i > 0; i--) {
            if (g.chance(30)) today = today.plusDays(g.between(0, 2_000));
            given = step(g, given.today(today.toString()), today);
            if (!onlyDates) checkRecount(g, given, today);
        }
        if (onlyDates) for (var event : given.events())
            assertThat(event.movements()).allSatisfy(m -> assertThat(m.on()).isAfterOrEqualTo(event.on()));
    }

    /** Only officers change a roll: what people write about themselves, for whatever day, moves nobody on it. */
    private static void ownWord(Generator g) {
        var given = nobody();
        for (int i = g.between(1, COMMANDS_MAX); i > 0; i--) {
            if (g.chance(60)) given = step(g, given.actor("officer-1"), Given.TODAY);
            var attributes = Attributes.of(g.pick(Employment.class));
            var own = new Enter(g.date(FIRST, Given.TODAY),
                g.chance(50) ? new Applied(attributes) : new ApplicationWithdrawn());
            var after = tried(given.actor("lin"), own);
            assertThat(after.events().subList(given.events().size(), after.events().size()))
                .allSatisfy(event -> assertThat(event.movements())
                    .noneMatch(m -> m.metric().equals("member.roll")));
            given = after;
        }
    }

    static Given step(Generator g, Given given, LocalDate today) {
        return tried(given, command(g, given, today));
    }

    static Given tried(Given given, MembershipCommand command) {
        return MembershipDecision.decide(given.state(), command, given.facts()) instanceof Outcome.Accepted<?>
            ? given.when(command) : given;
    }

    static MembershipCommand command(Generator g, Given given, LocalDate today) {
        var on = g.date(FIRST, today);
        return switch (g.between(0, 15)) {
            case 0 -> new PassTime();
            case 1 -> new StrikeOut(g.between(1, given.state().ledger().size() + 1));
            case 2 -> new CorrectParticulars(new Particulars(g.pick(Gender.class),
                g.date(LocalDate.of(1930, 1, 1), LocalDate.of(1990, 1, 1))));
            case 3 -> new Approve(on);
            case 4 -> new AdmitUntil(on, Attributes.of(g.pick(Employment.class)), g.date(on, today));
            default -> new Enter(on, change(g));
        };
    }

    private static Change change(Generator g) {
        var identities = new TreeSet<>(g.some(List.copyOf(new TreeSet<>(Given.IDENTITIES))));
        Optional<String> site = g.chance(50) ? Optional.of("campus_" + g.between(1, 4)) : Optional.empty();
        var attributes = new Attributes(g.pick(Employment.class), g.pick(Service.class), identities, site);
        return g.pick(List.of(new Admitted(attributes, false), new Admitted(attributes, false), new Applied(attributes),
            new ApplicationWithdrawn(), new ApplicationRefused(""), new EmploymentChanged(g.pick(Employment.class)),
            new IdentitiesChanged(identities), new SiteChanged(site), new Retired(), new Retained(""), new Resumed(),
            new Left("")));
    }

    private static void checkRecount(Generator g, Given given, LocalDate today) {
        if (given.state().ledger().isEmpty()) return;
        var caughtUp = given.when(new PassTime());
        for (int i = 0; i < 5; i++) {
            var day = g.date(FIRST.minusDays(10), today);
            assertThat(summed(caughtUp.events(), day)).as("the roll on " + day).isEqualTo(recounted(given, day));
        }
        var admissions = caughtUp.events().stream().flatMap(e -> e.movements().stream())
            .filter(m -> m.metric().equals("member.joined") && "admitted".equals(m.dims().get("join_stage")))
            .mapToInt(Movement::count).sum();
        assertThat(admissions).as("admissions").isEqualTo(naive(given, LocalDate.MAX).admissions);
    }

    static Map<Map<String, Object>, Integer> summed(List<MembershipEvent> events, LocalDate day) {
        var sums = new HashMap<Map<String, Object>, Integer>();
        events.stream().flatMap(e -> e.movements().stream())
            .filter(m -> m.metric().equals("member.roll") && !m.on().isAfter(day))
            .forEach(m -> sums.merge(m.dims(), m.count(), Integer::sum));
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    /** The ledger read line by line, with plain variables and completed years of age. */
    static Map<Map<String, Object>, Integer> recounted(Given given, LocalDate day) {
        var now = naive(given, day);
        if (!now.member) return Map.of();
        var person = given.state().particulars();
        var age = java.time.Period.between(person.birthDate(), day).getYears();
        var bands = new ArrayList<String>();
        if (age <= 35) bands.add("youth");
        bands.add(age < 40 ? "under_40" : age <= 60 ? "from_40_to_60" : "over_60");
        var dims = new TreeMap<String, Object>(Map.of("employment", now.employment.code(), "status", now.status,
            "gender", person.gender().code(), "age_band", List.copyOf(bands)));
        if (!now.identities.isEmpty()) dims.put("identity", now.identities);
        now.site.ifPresent(site -> dims.put("site", site));
        return Map.of(dims, 1);
    }

    private static final class Naive {
        boolean member;
        boolean applied;
        Employment employment = Employment.CONTRACT;
        String status = "";
        List<String> identities = List.of();
        Optional<String> site = Optional.empty();
        int admissions;

        void take(Attributes a) {
            employment = a.employment();
            status = a.service() == Service.RETIRED ? "retired" : "in_service";
            identities = List.copyOf(a.identities());
            site = a.site();
        }

        void admit(Admitted c) {
            if (member || (c.onApplication() && !applied)) return;
            take(c.attributes());
            member = true;
            applied = false;
            admissions++;
        }

        void read(Change change) {
            if (change instanceof Applied c && !member && !applied) {
                applied = true;
                take(c.attributes());
            }
            if (change instanceof ApplicationRefused || change instanceof ApplicationWithdrawn) applied = false;
            if (change instanceof Admitted c) admit(c);
            if (change instanceof EmploymentChanged c && member) employment = c.employment();
            if (change instanceof IdentitiesChanged c && member) identities = List.copyOf(c.identities());
            if (change instanceof SiteChanged c && member) site = c.site();
            if (change instanceof Retired && member) status = "retired";
            if (change instanceof Left) member = false;
        }
    }

    private static Naive naive(Given given, LocalDate day) {
        var now = new Naive();
        given.state().ledger().stream().filter(e -> !e.struck() && !e.on().isAfter(day))
            .sorted(Comparator.comparing(Entry::on).thenComparingInt(Entry::number))
            .forEach(e -> now.read(e.change()));
        return now;
    }
}
