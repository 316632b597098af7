package union.member.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.officer.OfficerRule.*;
import static union.testing.PropertyTest.property;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import union.member.figure.Movement;
import union.member.officer.Officer.Holder;
import union.member.officer.OfficerCommand.Appoint;
import union.member.officer.OfficerCommand.End;
import union.member.officer.OfficerDecision.Deed;
import union.member.officer.OfficerDecision.Facts;
import union.member.officer.OfficerDecision.Posts;
import union.member.officer.OfficerDecision.Seat;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.Holding;
import union.platform.unit.UnitId;
import union.testing.Generator;

class AppointingOfficersTest {
    private static final UnitId DEPOT = new UnitId("depot-7");
    private static final LocalDate FOUNDED = LocalDate.of(2010, 1, 1);
    private static final Posts POSTS = new Posts(Set.of("chair", "group_leader", "delegate"), Set.of("chair"));

    record Given(Officer state, Facts facts, List<OfficerEvent> events) {
        Given when(OfficerCommand command) {
            var outcome = OfficerDecision.decide(state, command, facts);
            if (!(outcome instanceof Outcome.Accepted<OfficerEvent>(var more)))
                throw new AssertionError(command + " was refused: " + outcome);
            var after = state;
            for (var event : more) after = Officer.evolve(after, event);
            var all = new ArrayList<>(events);
            all.addAll(more);
            return new Given(after, facts, all);
        }

        Given actor(String actor) {
            return with(new Deed(actor, facts.deed().holder(), facts.deed().at()), facts.seat(), facts.others());
        }

        Given seat(Seat seat) {
            return with(facts.deed(), seat, facts.others());
        }

        Given others(Holding... others) {
            return with(facts.deed(), facts.seat(), List.of(others));
        }

        private Given with(Deed deed, Seat seat, List<Holding> others) {
            return new Given(state, new Facts(deed, seat, others, POSTS), events);
        }

        List<String> refusals(OfficerCommand command) {
            return OfficerDecision.decide(state, command, facts) instanceof Outcome.Refused<OfficerEvent>(var reasons)
                ? reasons.stream().map(Refusal::name).toList() : List.of();
        }

        List<Movement> lastMovements() {
            return state.entries().getLast().movements();
        }
    }

    private static Given nobody() {
        var deed = new Deed("chair-1", new Holder(DEPOT, "lin"), Instant.parse("2026-05-01T02:00:00Z"));
        var seat = new Seat(Optional.of(FOUNDED), Optional.empty(), Optional.of(LocalDate.of(1980, 6, 15)));
        return new Given(Officer.NONE, new Facts(deed, seat, List.of(), POSTS), List.of());
    }

    private static Appoint appoint(String id, String post, String from, String until) {
        var last = until.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(until));
        return new Appoint(new Term(id, post, LocalDate.parse(from), last, false, Optional.empty()), "2015-7");
    }

    private static End end(String id, String on) {
        return new End(id, LocalDate.parse(on), "");
    }

    private static Movement moved(String on, int count, String post) {
        return Movement.of("officer.count", LocalDate.parse(on), count, Map.of("post", post));
    }

    private static Holding held(String holder, String post, boolean acting) {
        return new Holding(DEPOT, holder, "t", post, LocalDate.of(2014, 1, 1), Optional.empty(), acting);
    }

    @Test void a_term_counts_from_its_first_day_until_the_day_after_its_last() {
        assertThat(nobody().when(appoint("t1", "chair", "2015-01-01", "2019-12-31")).lastMovements())
            .containsExactlyInAnyOrder(moved("2015-01-01", 1, "chair"), moved("2020-01-01", -1, "chair"));
    }

    @Test void an_early_end_moves_the_end_of_the_term_forward() {
        var ended = nobody().when(appoint("t1", "chair", "2015-01-01", "2019-12-31")).when(end("t1", "2017-06-30"));
        assertThat(ended.lastMovements())
            .containsExactlyInAnyOrder(moved("2017-07-01", -1, "chair"), moved("2020-01-01", 1, "chair"));
    }

    @Test void two_terms_without_a_gap_count_as_one_person() {
        var again = nobody().when(appoint("t1", "chair", "2015-01-01", "2019-12-31"))
            .when(appoint("t2", "chair", "2020-01-01", ""));
        assertThat(again.lastMovements()).containsExactly(moved("2020-01-01", 1, "chair"));
    }

    @Test void a_corrected_term_moves_only_the_difference() {
        var corrected = nobody().when(appoint("t1", "chair", "2015-01-01", ""))
            .when(appoint("t1", "chair", "2015-03-01", ""));
        assertThat(corrected.lastMovements())
            .containsExactlyInAnyOrder(moved("2015-01-01", -1, "chair"), moved("2015-03-01", 1, "chair"));
        assertThat(corrected.state().entries()).extracting(Officer.Entry::change)
            .containsExactly("appointed", "corrected");
    }

    @Test void the_same_term_again_changes_nothing() {
        var once = nobody().when(appoint("t1", "chair", "2015-01-01", ""));
        assertThat(once.when(appoint("t1", "chair", "2015-01-01", "")).events()).isEqualTo(once.events());
    }

    @Test void an_acting_holder_may_stand_beside_an_elected_one() {
        var acting = new Term("t1", "chair", LocalDate.of(2015, 1, 1), Optional.empty(), true, Optional.empty());
        assertThat(nobody().others(held("wang", "chair", false)).refusals(new Appoint(acting, ""))).isEmpty();
    }

    @Test void a_post_that_many_hold_is_never_taken() {
        assertThat(nobody().others(held("wang", "delegate", false))
            .refusals(appoint("t1", "delegate", "2015-01-01", ""))).isEmpty();
    }

    @Test void a_vacancy_is_told_with_its_acting_holder_and_its_first_day() {
        var before = new Holding(DEPOT, "wang", "t", "chair", FOUNDED, Optional.of(LocalDate.of(2014, 12, 31)), false);
        var acting = new Holding(DEPOT, "lin", "u", "chair", LocalDate.of(2015, 2, 1), Optional.empty(), true);
        var vacancies = new Vacancies("sub_union", List.of(before, acting), LocalDate.of(2015, 3, 1)).list();
        assertThat(vacancies).containsExactly(
            new Vacancies.Vacancy("chair", Optional.of(LocalDate.of(2015, 1, 1)), Optional.of(acting)));
        assertThat(new Vacancies("sub_union", List.of(before), LocalDate.of(2014, 3, 1)).list()).isEmpty();
        var struck = new Holding(before.unit(), "b", "t3", "chair", LocalDate.of(2015, 2, 1),
            Optional.of(LocalDate.of(2015, 1, 31)), false);
        assertThat(new Vacancies("sub_union", List.of(before, struck), LocalDate.of(2015, 3, 1)).list().getFirst()
            .since()).as("an appointment that never came to be filled nothing").contains(LocalDate.of(2015, 1, 1));
    }

    private record Case(Given given, OfficerCommand command) {}

    private static final Map<OfficerRule, Case> CASES = cases();

    private static Map<OfficerRule, Case> cases() {
        var cases = new EnumMap<OfficerRule, Case>(OfficerRule.class);
        var chair = appoint("t1", "chair", "2015-01-01", "");
        var holds = nobody().when(chair);
        cases.put(POST_UNKNOWN, new Case(nobody(), appoint("t1", "wizard", "2015-01-01", "")));
        cases.put(POST_TAKEN, new Case(nobody().others(held("wang", "chair", false)), chair));
        cases.put(ALREADY_HOLDS_POST, new Case(holds, appoint("t2", "chair", "2016-01-01", "")));
        cases.put(TERM_ENDS_BEFORE_IT_BEGINS, new Case(nobody(), appoint("t1", "chair", "2015-01-01", "2014-12-31")));
        cases.put(APPOINTEE_MAY_NOT_DECIDE, new Case(nobody().actor("lin"), chair));
        cases.put(NO_SUCH_TERM, new Case(nobody(), end("t1", "2015-01-01")));
        cases.put(TERM_ENDED, new Case(holds.when(end("t1", "2016-01-01")), end("t1", "2016-02-01")));
        cases.put(TERM_BEFORE_UNIT, new Case(nobody(), appoint("t1", "chair", "2009-12-31", "")));
        var born = nobody().facts().seat().birthDate();
        cases.put(UNIT_DISSOLVED, new Case(nobody().seat(
            new Seat(Optional.of(FOUNDED), Optional.of(LocalDate.of(2015, 1, 1)), born)), chair));
        cases.put(PERSON_NOT_REGISTERED, new Case(nobody().seat(
            new Seat(Optional.of(FOUNDED), Optional.empty(), Optional.empty())), chair));
        cases.put(DATE_BEFORE_BIRTH, new Case(nobody().seat(
            new Seat(Optional.of(FOUNDED), Optional.empty(), Optional.of(LocalDate.of(2015, 1, 2)))), chair));
        var full = nobody();
        for (int i = 0; i < Officer.TERMS_MAX; i++) {
            var day = LocalDate.of(2015, 1, 1).plusDays(i).toString();
            full = full.when(appoint("t" + i, "delegate", day, day));
        }
        cases.put(TOO_MANY_TERMS, new Case(full, appoint("last", "delegate", "2020-01-01", "")));
        return cases;
    }

    @ParameterizedTest @EnumSource(OfficerRule.class)
    void each_rule_can_refuse(OfficerRule rule) {
        var tried = Objects.requireNonNull(CASES.get(rule), "a case for " + rule);
        assertThat(tried.given().refusals(tried.command())).containsExactly(rule.name());
    }

    @TestFactory Stream<DynamicTest> over_any_history() {
        return Stream.of(property("movements add up to who holds what on every day", 300, g -> {
            var given = nobody();
            for (int i = g.between(1, 20); i > 0; i--) {
                var command = command(g);
                if (given.refusals(command).isEmpty()) given = given.when(command);
            }
            for (int i = 0; i < 20; i++) checkDay(given, g.date(FOUNDED, FOUNDED.plusYears(12)), g);
            for (var event : given.events()) checkDates(event);
        }));
    }

    private static void checkDates(OfficerEvent event) {
        var entry = switch (event) {
            case OfficerEvent.Appointed e -> e.entry();
            case OfficerEvent.Corrected e -> e.entry();
            case OfficerEvent.Ended e -> e.entry();
        };
        assertThat(entry.movements()).allSatisfy(m -> assertThat(m.on()).isAfterOrEqualTo(event.on()));
    }

    private static void checkDay(Given given, LocalDate day, Generator g) {
        var post = g.pick(List.of("chair", "group_leader", "delegate"));
        var summed = given.state().entries().stream().flatMap(e -> e.movements().stream())
            .filter(m -> post.equals(m.dims().get("post")) && !m.on().isAfter(day)).mapToInt(Movement::count).sum();
        var holds = given.state().terms().stream().anyMatch(t -> t.post().equals(post) && !day.isBefore(t.from())
            && t.until().filter(day::isAfter).isEmpty() && t.endedOn().filter(day::isAfter).isEmpty());
        assertThat(summed).as(post + " on " + day).isEqualTo(holds ? 1 : 0);
    }

    private static OfficerCommand command(Generator g) {
        var id = "t" + g.between(1, 5);
        var day = g.date(FOUNDED, FOUNDED.plusYears(10));
        if (g.chance(30)) return new End(id, day, "");
        var until = g.chance(50) ? day.plusDays(g.between(0, 900)).toString() : "";
        return appoint(id, g.pick(List.of("chair", "group_leader", "delegate")), day.toString(), until);
    }
}
