package union.member.membership;

import java.time.Clock;
import union.member.membership.MembershipCommand.PassTime;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;

/**
 * The daily round: whoever reached another age band since it was last made (also over days on which this service was
 * down) is counted there from that birthday on. Other dated transitions of memberships belong here too.
 */
final class BirthdayRound {
    private static final int BATCHES_MAX = 10_000;
    private static final String ACTOR = "union.member.calendar";

    private final Memberships memberships;
    private final Clock clock;

    BirthdayRound(Memberships memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Returns how many memberships moved. Can be made again at any time: it then finds nothing to do. */
    int make() {
        int moved = 0;
        for (int batches = 0; batches < BATCHES_MAX; batches++) {
            int now = makeBatch();
            if (now == 0) return moved;
            moved += now;
        }
        return moved;
    }

    private int makeBatch() {
        int moved = 0;
        for (var waiting : memberships.waitingForTime()) {
            var key = waiting.key();
            var id = "birthday %s %s@%d".formatted(key, memberships.today(), waiting.version());
            var act = Act.caused(id, ACTOR, clock.instant(), null);
            var answer = memberships.handle(key.owner(), key.id(), new PassTime(), act);
            if (answer instanceof Answer.Done<MembershipEvent> done && !done.events().isEmpty()) moved++;
        }
        return moved;
    }
}
