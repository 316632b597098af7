package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.TreeOverHttpTest.SERVICE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import union.member.Grown;
import union.member.RunningMember;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.UnitId;

/** A process that ends between a split and the founding of what it was split into: whoever reads the event goes on. */
class CutOffSplitTest {
    private static final LocalDate DAY = LocalDate.of(2019, 5, 1);

    @Test void the_other_unit_is_founded_by_the_event_of_the_split() {
        var root = RunningMember.fresh("cut-off");
        assertThat(SERVICE.put("/roots/" + root, "operator",
            Map.of("name", "大学工会", "kind", "union", "foundedOn", "2010-01-01")).status()).isEqualTo(201);
        var whole = Grown.unit("sub_union", root);
        var half = TreeOverHttpTest.approved("half", "sub_union", root);

        storeOnlyTheSplit(new UnitId(whole), new UnitId(half));

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var read = SERVICE.get("/units/" + half + "?at=" + DAY, "anyone").body();
            assertThat(read.path("status").asString()).isEqualTo("founded");
            assertThat(read.path("foundedOn").asString()).isEqualTo(DAY.toString());
        });
    }

    /** The first of the two writes of {@link Units#split}, as the process leaves it that ends right after. */
    private static void storeOnlyTheSplit(UnitId whole, UnitId half) {
        var stamp = new Stamp(DAY, Instant.now(), "chair", Stamp.Paper.NONE);
        var act = Act.caused(RunningMember.fresh("split"), "chair", Instant.now(), null);
        var answer = UnitIndexClient.open(SERVICE.bean(StoreFactory.class))
            .handle(new Key(whole, Units.ID), act, _ -> Outcome.accept(new UnitEvent.SplitInto(half, stamp)));
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }
}
