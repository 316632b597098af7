package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.DEPOT_7;
import static union.member.membership.Given.DEPOT_8;
import static union.member.membership.Given.TODAY;
import static union.member.membership.Given.nobody;
import static union.member.membership.RollPropertyTest.FIRST;
import static union.member.membership.RollPropertyTest.recounted;
import static union.member.membership.RollPropertyTest.summed;
import static union.member.membership.RollPropertyTest.tried;
import static union.testing.PropertyTest.property;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.member.membership.Change.MovedOut;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.platform.aggregate.Outcome;
import union.testing.Generator;

/**
 * Somebody comes and goes between two units, the ledgers are corrected at random, then one unit is merged into the
 * other from some day on, however long ago: on no day does anyone appear on, or vanish from, both rolls together.
 */
class MovingPropertyTest {
    private static final int RUNS = 300;
    private static final int COMMANDS_MAX = 40;

    @TestFactory Stream<DynamicTest> over_any_two_ledgers() {
        return Stream.of(
            property("a move carries everything over and counts nobody", RUNS, g -> move(g, 0)),
            property("the past of the old unit can be put right after it", RUNS, g -> move(g, 15)));
    }

    private record Both(Given old, Given there) {
        Map<Map<String, Object>, Integer> onRoll(LocalDate day) {
            var sum = new HashMap<>(summed(old.events(), day));
            summed(there.events(), day).forEach((dims, count) -> sum.merge(dims, count, Integer::sum));
            sum.values().removeIf(count -> count == 0);
            return sum;
        }

        Both step(Generator g) {
            var now = new Both(old.later(1), there.later(1));
            return g.chance(50) ? new Both(some(g, now.old.alsoIn(DEPOT_8, now.there)), now.there)
                : new Both(now.old, some(g, now.there.alsoIn(DEPOT_7, now.old)));
        }

        private static Given some(Generator g, Given given) {
            var command = RollPropertyTest.command(g, given, TODAY);
            return command instanceof CorrectParticulars ? given : tried(given, command);
        }
    }

    private static void move(Generator g, int corrections) {
        var before = new Both(nobody(), nobody());
        for (int i = g.between(1, COMMANDS_MAX); i > 0; i--) before = before.step(g);
        var on = g.date(FIRST, TODAY);
        var command = new MoveOut(on, DEPOT_8);
        var leaving = before.old.later(1).mergedInto(DEPOT_8, on.toString());
        if (MembershipDecision.decide(leaving.state(), command, leaving.facts()) instanceof Outcome.Refused<?>) return;
        var gone = leaving.when(command);
        var luggage = Luggage.taken(gone.state(), DEPOT_7, gone.state().ledger().getLast());
        var after = new Both(gone, tried(before.there.later(2), new MoveIn(luggage)));
        for (int i = 0; i < 20; i++) {
            var day = g.date(FIRST, TODAY);
            assertThat(after.onRoll(day)).as("both rolls on " + day).isEqualTo(before.onRoll(day));
            assertThat(summed(gone.events(), day).isEmpty() || day.isBefore(on)).isTrue();
        }
        boolean own = before.there.timeline().open(on);
        for (int i = 0; i < corrections && !own; i++) after = corrected(g, after, on);
    }

    /** A correction in the old unit, and what the follower makes of it. */
    private static Both corrected(Generator g, Both now, LocalDate on) {
        var old = Both.some(g, now.old.later(1).alsoIn(DEPOT_8, now.there));
        var line = old.state().ledger().stream().filter(e -> e.change() instanceof MovedOut).findFirst().orElseThrow();
        var there = tried(now.there.later(1), new MoveIn(Luggage.again(old.state(), DEPOT_7, line)));
        var stayed = new Given(old.state().without(line.number()), old.facts(), List.of());
        var day = on.minusDays(g.between(1, 2_000));
        assertThat(summed(old.events(), day)).as("the old roll on " + day).isEqualTo(recounted(stayed, day));
        assertThat(!summed(there.events(), on).isEmpty()).as("on the new roll from " + on)
            .isEqualTo(!recounted(stayed, on).isEmpty());
        return new Both(old, there);
    }
}
