package union.member.membership;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MergerClient.Merger;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;

/**
 * Moves all memberships of a merged unit to the unit it was merged into, batch by batch. Where it stands is stored, so
 * that a stop at any moment only repeats what is harmless: a membership with nothing left to move refuses. A pass over
 * the whole unit that moved nobody ends it. Each one who goes causes an event, and that event brings them in over
 * there; see {@link MembershipListener}.
 */
final class Mergers {
    static final int BATCH_MAX = 200;
    static final String ACTOR = "union.member.merger";
    /** Who has nothing to move, or nowhere to move to since the other unit is gone too, stays on record here. */
    static final List<MembershipRule> STAY = List.of(MembershipRule.NOTHING_TO_MOVE, MembershipRule.UNIT_DISSOLVED);

    private final Memberships memberships;
    private final MergerClient mergers;
    private final Clock clock;

    Mergers(Memberships memberships, MergerClient mergers, Clock clock) {
        this.memberships = memberships;
        this.mergers = mergers;
        this.clock = clock;
    }

    /** Works on one batch; returns whether there may be more to do right now. */
    boolean step() {
        var open = mergers.open(memberships.today());
        for (var merger : open)
            if (known(merger)) return moveBatch(merger);
        return false;
    }

    /** The directory may lag behind the event that told of the merger. */
    private boolean known(Merger merger) {
        return memberships.facts(merger.unit()).leadsTo(merger.into(), merger.on());
    }

    private boolean moveBatch(Merger merger) {
        var batch = memberships.list(merger.unit(), merger.after(), BATCH_MAX);
        boolean moved = merger.moved();
        for (var membership : batch) moved |= move(merger, membership.key().id());
        var last = batch.size() < BATCH_MAX ? Optional.<String>empty() : Optional.of(batch.getLast().key().id());
        if (last.isPresent()) mergers.advance(merger, last.get(), moved);
        else if (moved) mergers.restart(merger);
        else mergers.close(merger);
        return last.isPresent() || moved;
    }

    private boolean move(Merger merger, String person) {
        var act = Act.caused(merger.cause() + "~" + person, ACTOR, clock.instant(), merger.cause());
        return switch (memberships.handle(merger.unit(), person, new MoveOut(merger.on(), merger.into()), act)) {
            case Answer.Done<MembershipEvent> done -> !done.repeated();
            case Answer.Refused<MembershipEvent>(var reasons) -> {
                if (!MembershipRule.only(STAY, reasons))
                    throw new IllegalStateException("a member does not move with the unit: " + reasons);
                yield false;
            }
            case Answer.IfMatchRequired<MembershipEvent> _, Answer.VersionMismatch<MembershipEvent> _,
                 Answer.KeyReused<MembershipEvent> _ -> throw new IllegalStateException("not asked by a person");
        };
    }
}
