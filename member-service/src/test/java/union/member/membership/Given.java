package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import union.member.figure.Movement;
import union.member.membership.Facts.Around;
import union.member.membership.Facts.Deed;
import union.member.membership.Facts.Settings;
import union.member.membership.UnitFacts.Succession;
import union.member.membership.MembershipCommand.Enter;
import union.member.person.Gender;
import union.member.person.Particulars;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

/** A made-up person, a unit founded in 2000, and what has been written so far. */
@NullMarked
record Given(Membership state, Facts facts, List<MembershipEvent> events) {
    static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    static final LocalDate FOUNDED = LocalDate.of(2000, 1, 1);
    static final LocalDate BORN = LocalDate.of(1980, 6, 15);
    static final UnitId DEPOT_7 = new UnitId("depot-7");
    static final UnitId DEPOT_8 = new UnitId("depot-8");
    static final Set<String> IDENTITIES = Set.of("model_worker", "disabled", "single_parent");
    static final Attributes STAFF = Attributes.of(Employment.ESTABLISHMENT);
    static final UnitFacts UNION = new UnitFacts("union", Optional.of(FOUNDED), Optional.empty(), List.of());

    static final Facts FACTS = new Facts(
        new Deed("officer-1", DEPOT_7, "lin", Instant.parse("2026-05-01T02:00:00Z"), TODAY),
        Optional.of(new Particulars(Gender.FEMALE, BORN)), UNION, Around.NOTHING,
        new Settings(new AgeBands(AgeBands.YOUTH_AGE_MAX_DEFAULT), IDENTITIES));

    static Given nobody() {
        return new Given(Membership.NONE, FACTS, List.of());
    }

    static Given memberSince(String on) {
        return nobody().enter(on, new Change.Admitted(STAFF, false));
    }

    static Given applicantSince(String on) {
        return nobody().enter(on, new Change.Applied(STAFF));
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Change identities(String... codes) {
        return new Change.IdentitiesChanged(new TreeSet<>(List.of(codes)));
    }

    Given enter(String on, Change change) {
        return when(new Enter(day(on), change));
    }

    Given when(MembershipCommand command) {
        var outcome = MembershipDecision.decide(state, command, facts);
        if (!(outcome instanceof Outcome.Accepted<MembershipEvent>(var more)))
            throw new AssertionError(command + " was refused: " + outcome);
        var after = state;
        for (var event : more) after = Membership.evolve(after, event);
        var all = new ArrayList<>(events);
        all.addAll(more);
        return new Given(after, facts, all);
    }

    Given today(String day) {
        var deed = new Deed(facts.deed().actor(), DEPOT_7, facts.deed().person(), facts.deed().at(), day(day));
        return with(new Facts(deed, facts.person(), facts.unit(), facts.around(), facts.settings()));
    }

    Given actor(String actor) {
        var deed = new Deed(actor, DEPOT_7, facts.deed().person(), facts.deed().at(), facts.today());
        return with(new Facts(deed, facts.person(), facts.unit(), facts.around(), facts.settings()));
    }

    /** From here on, so many hours later. */
    Given later(int hours) {
        var at = facts.deed().at().plusSeconds(hours * 3600L);
        var deed = new Deed(facts.deed().actor(), DEPOT_7, facts.deed().person(), at, facts.today());
        return with(new Facts(deed, facts.person(), facts.unit(), facts.around(), facts.settings()));
    }

    Given unit(UnitFacts unit) {
        return with(new Facts(facts.deed(), facts.person(), unit, facts.around(), facts.settings()));
    }

    Given mergedInto(UnitId into, String on) {
        return unit(new UnitFacts("union", Optional.of(FOUNDED), Optional.of(day(on)),
            List.of(new Succession(into, day(on), true))));
    }

    Given elsewhere(UnitId... units) {
        var there = Stream.of(units).collect(Collectors.toMap(unit -> unit, _ -> memberSince("2001-01-01").timeline()));
        return around(new Around(there, Optional.empty(), Optional.empty()));
    }

    Given alsoIn(UnitId unit, Given there) {
        return around(new Around(Map.of(unit, there.timeline()), Optional.empty(), Optional.empty()));
    }

    Given around(Around around) {
        return with(new Facts(facts.deed(), facts.person(), facts.unit(), around, facts.settings()));
    }

    Timeline timeline() {
        return state.timeline();
    }

    Given youthUpTo(int age) {
        return with(new Facts(facts.deed(), facts.person(), facts.unit(), facts.around(),
            new Settings(new AgeBands(age), IDENTITIES)));
    }

    Given unregistered() {
        return with(new Facts(facts.deed(), Optional.empty(), facts.unit(), facts.around(), facts.settings()));
    }

    Given with(Facts changed) {
        return new Given(state, changed, events);
    }

    void refuses(MembershipCommand command, MembershipRule... rules) {
        var outcome = MembershipDecision.decide(state, command, facts);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var reasons = ((Outcome.Refused<MembershipEvent>) outcome).reasons();
        assertThat(reasons.stream().map(Refusal::name)).containsExactlyInAnyOrderElementsOf(
            List.of(rules).stream().map(Enum::name).toList());
    }

    void refuses(String on, Change change, MembershipRule... rules) {
        refuses(new Enter(day(on), change), rules);
    }

    List<Movement> lastMovements() {
        return events.getLast().movements();
    }

    Standing standing(String on) {
        return state.timeline().at(day(on)).standing();
    }
}
