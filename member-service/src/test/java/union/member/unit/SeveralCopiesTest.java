package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import union.member.RunningMember;
import union.member.unit.Stamp.Paper;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Refusal;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Weather;
import union.platform.event.DirectoryRecords;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;

/**
 * Several copies of the service on one store, with the broker away: no copy learns by events what another has done, and
 * yet none breaks the tree.
 */
class SeveralCopiesTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final LocalDate DAY = LocalDate.of(2015, 1, 1);
    private static final int ROUNDS = 10;

    private final Units one = copy("one");
    private final Units other = copy("other");
    private final UnitId root = new UnitId(RunningMember.fresh("copies"));

    @BeforeEach void a_root_that_one_copy_founds() {
        done(one.foundRoot(act(), Step.own(root, stamp("chair")), UnitKind.UNION, "大学工会"));
    }

    @Test void what_another_copy_hung_under_a_unit_keeps_it_from_being_dissolved() {
        var upper = founded(root);
        done(prepare(one, upper, fresh()));

        assertThat(refusals(dissolve(other, upper))).containsExactly("HAS_LIVE_CHILDREN");
    }

    @Test void what_another_copy_gave_into_a_units_keeping_keeps_it_until_then() {
        var heir = founded(root);
        done(one.dissolve(act(), new Step(root, founded(root), later("chair")), heir));

        assertThat(refusals(dissolve(other, heir))).containsExactly("LATER_CHANGES_STAND");
    }

    @Test void two_copies_do_not_hang_two_units_below_each_other() {
        var left = founded(root);
        var right = founded(root);
        done(one.reParent(act(), new Step(root, left, stamp("chair")), founded(right)));

        assertThat(refusals(other.reParent(act(), new Step(root, right, stamp("chair")), left)))
            .containsExactly("CYCLE");
    }

    @Test void at_the_same_moment_only_one_of_two_acts_that_exclude_each_other_is_done() {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                var upper = founded(root);
                Function<Supplier<Answer<UnitEvent>>, CompletableFuture<Answer<UnitEvent>>> start =
                    act -> CompletableFuture.supplyAsync(act, together);
                var hung = start.apply(() -> prepare(one, upper, fresh()));
                var gone = start.apply(() -> dissolve(other, upper));

                assertThat(List.of(hung.join(), gone.join())).filteredOn(Answer.Done.class::isInstance).hasSize(1);
            }
        }
    }

    @Test void whoever_waits_too_long_for_a_turn_is_sent_away() {
        var upper = founded(root);
        SERVICE.bean(MongoDatabase.class).getCollection("leases").insertOne(new Document("_id", "tree " + root)
            .append("holder", "a third copy").append("until", Date.from(Instant.now().plus(Duration.ofHours(1)))));

        assertThatThrownBy(() -> dissolve(other, upper)).isInstanceOf(Weather.Busy.class);
    }

    /** Another copy of the door, with a tree in memory that no event reaches. */
    private static Units copy(String instance) {
        var json = SERVICE.bean(JsonMapper.class);
        var clock = Clock.systemUTC();
        return new Units(UnitIndexClient.open(SERVICE.bean(StoreFactory.class)), new UnitDirectory(),
            (version, history) -> DirectoryRecords.history(version, json.valueToTree(UnitEventDocument.of(history))),
            new TurnClient(SERVICE.bean(MongoDatabase.class), RunningMember.fresh(instance), clock), clock);
    }

    private UnitId founded(UnitId parent) {
        var unit = fresh();
        done(prepare(one, parent, unit));
        done(one.submit(act(), new Step(parent, unit, stamp("chair"))));
        done(one.decide(act(), new Step(parent, unit, stamp("vice")), true));
        done(one.found(act(), new Step(parent, unit, stamp("chair")), LegalStatus.NONE));
        return unit;
    }

    private static Answer<UnitEvent> prepare(Units copy, UnitId parent, UnitId unit) {
        return copy.prepare(act(), new Step(parent, unit, stamp("chair")),
            new Units.Plan(UnitKind.UNION, "工会", List.of()));
    }

    private Answer<UnitEvent> dissolve(Units copy, UnitId unit) {
        return copy.dissolve(act(), new Step(root, unit, stamp("chair")), root);
    }

    private static UnitId fresh() {
        return new UnitId(RunningMember.fresh("copied"));
    }

    private static Act act() {
        return Act.caused(RunningMember.fresh("act"), "chair", Instant.now(), null);
    }

    private static Stamp stamp(String by) {
        return new Stamp(DAY, Instant.now(), by, Paper.NONE);
    }

    private static Stamp later(String by) {
        return new Stamp(DAY.plusYears(1), Instant.now(), by, Paper.NONE);
    }

    private static void done(Answer<UnitEvent> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    private static List<String> refusals(Answer<UnitEvent> answer) {
        return answer instanceof Answer.Refused<UnitEvent>(var reasons)
            ? reasons.stream().map(Refusal::name).toList() : List.of("done: " + answer);
    }
}
