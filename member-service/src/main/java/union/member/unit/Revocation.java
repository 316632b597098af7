package union.member.unit;

import static union.member.unit.StructureRule.FOUNDING_EARLIER;
import static union.member.unit.StructureRule.REVOKING;
import static union.member.unit.UnitRefusal.ALREADY_FOUNDED;
import static union.member.unit.UnitRefusal.ALREADY_IN_EFFECT;
import static union.member.unit.UnitRefusal.NOTHING_TO_REVOKE;
import static union.platform.aggregate.Outcome.refuse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import union.member.unit.Entry.Change;
import union.member.unit.UnitCommand.Found;
import union.member.unit.UnitCommand.Revoke;
import union.platform.aggregate.Outcome;

/**
 * Takes back slips on which nothing rests yet (撤回): a dissolution or a founding while its day lies ahead, and the day
 * of a founding where an earlier one is right. What has taken effect is not taken back: members, posts and coverage
 * have followed it. A merger and a split are not either; each is met by another act.
 */
final class Revocation {
    private Revocation() {}

    /** The day on which what could be taken back takes effect. */
    static Optional<LocalDate> day(Unit now) {
        return last(now).map(Entry::on);
    }

    static Outcome<UnitEvent> decide(Unit now, Revoke c) {
        return last(now).flatMap(entry -> Unit.history(now).map(h -> decide(h, entry, c)))
            .orElseGet(() -> refuse(NOTHING_TO_REVOKE));
    }

    private static Outcome<UnitEvent> decide(History h, Entry entry, Revoke c) {
        if (!entry.on().isAfter(c.facts().today())) return refuse(ALREADY_IN_EFFECT.with("on", entry.on()));
        var motion = new Motion(h.unit(), h.kind(), h.without(entry), entry.on(), List.of(), c.facts());
        return Outcome.unless(StructureRule.broken(REVOKING, motion),
            new UnitEvent.Revoked(entry.seq(), c.stamp().on(entry.on())));
    }

    /** A founding on an earlier day replaces the one that was entered; whatever came after that stays sound. */
    static Outcome<UnitEvent> foundEarlier(History h, Found c) {
        var founding = h.last(Change.FOUNDED).filter(entry -> c.stamp().on().isBefore(entry.on()));
        if (founding.isEmpty()) return refuse(ALREADY_FOUNDED);
        var entry = founding.get();
        var motion = new Motion(h.unit(), h.kind(), h.without(entry), c.stamp().on(), List.of(), c.facts());
        return Outcome.unless(StructureRule.broken(FOUNDING_EARLIER, motion),
            new UnitEvent.Revoked(entry.seq(), c.stamp().on(entry.on())),
            new UnitEvent.Founded(c.legalStatus(), c.stamp()));
    }

    private static Optional<Entry> last(Unit now) {
        return switch (now) {
            case Unit.Founded(var h) -> h.last(Change.FOUNDED);
            case Unit.Dissolved(var h) -> h.last(Change.DISSOLVED);
            case Unit.None _, Unit.Preparing _, Unit.Submitted _, Unit.Returned _, Unit.Approved _ -> Optional.empty();
        };
    }
}
