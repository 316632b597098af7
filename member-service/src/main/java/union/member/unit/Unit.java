package union.member.unit;

import static union.member.unit.StructureRule.*;
import static union.member.unit.UnitRefusal.*;
import static union.platform.aggregate.Outcome.refuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import union.member.unit.UnitCommand.*;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;

/**
 * One unit of the federation (工会组织) on its way: prepared under an upper unit, submitted to it, approved or sent
 * back, founded, changed, and at last merged away or dissolved into someone's keeping. No union is founded without
 * the approval of the one above (工会法 art. 12), and nobody approves what they submitted. The state says how far the
 * unit has come in the records; how it stood on some day says its {@link History}, by which changes are judged.
 */
public sealed interface Unit {
    record None() implements Unit {}
    record Preparing(History history) implements Unit {}
    record Submitted(History history, String submitter) implements Unit {}
    record Returned(History history) implements Unit {}
    record Approved(History history) implements Unit {}
    record Founded(History history) implements Unit {}
    record Dissolved(History history) implements Unit {}

    static Outcome<UnitEvent> decide(Unit now, UnitCommand command) {
        return switch (command) {
            case FoundRoot c -> foundRoot(now, c);
            case Prepare c -> prepare(now, c);
            case Submit c -> submit(now, c);
            case Decide c -> decideOn(now, c);
            case Found c -> found(now, c);
            case ReParent c -> reParent(now, c);
            case Merge c -> merge(now, c);
            case Split c -> split(now, c);
            case Dissolve c -> dissolve(now, c);
            case Revoke c -> Revocation.decide(now, c);
            case Rename c -> rename(now, c);
            case RegisterLegally c -> registerLegally(now, c);
            case ChangeAttributes c -> changeAttributes(now, c);
        };
    }

    static Unit evolve(Unit before, UnitEvent event) {
        return Evolution.evolve(before, event);
    }

    /** The history of a unit in whatever state, if there is such a unit. */
    static Optional<History> history(Unit unit) {
        return switch (unit) {
            case None _ -> Optional.empty();
            case Preparing(var h) -> Optional.of(h);
            case Submitted(var h, _) -> Optional.of(h);
            case Returned(var h) -> Optional.of(h);
            case Approved(var h) -> Optional.of(h);
            case Founded(var h) -> Optional.of(h);
            case Dissolved(var h) -> Optional.of(h);
        };
    }

    private static Outcome<UnitEvent> foundRoot(Unit now, FoundRoot c) {
        return switch (now) {
            case None _ -> {
                var motion = new Motion(c.unit(), c.kind(), History.of(c.unit()), c.stamp().on(), List.of(), c.facts());
                yield unless(ROOT_FOUNDING, motion, new UnitEvent.RootFounded(c.unit(), c.kind(), c.name(), c.stamp()),
                    Hierarchy.mayBeRoot(c.kind()) ? List.of() : List.of(KIND_MAY_NOT_BE_ROOT));
            }
            case Preparing _, Submitted _, Returned _, Approved _, Founded _, Dissolved _ -> refuse(UNIT_EXISTS);
        };
    }

    private static Outcome<UnitEvent> prepare(Unit now, Prepare c) {
        return switch (now) {
            case None _ -> {
                var fresh = History.of(c.unit());
                var motion = new Motion(c.unit(), c.kind(), fresh, c.stamp().on(), c.traits(), c.facts());
                yield unless(PREPARING, motion, new UnitEvent.Prepared(c.unit(), c.facts().seat().upper(), c.kind(),
                    c.name(), c.traits(), c.stamp()));
            }
            case Preparing _, Submitted _, Returned _, Approved _, Founded _, Dissolved _ -> refuse(UNIT_EXISTS);
        };
    }

    private static Outcome<UnitEvent> submit(Unit now, Submit c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing(var h) -> submit(h, c);
            case Returned(var h) -> submit(h, c);
            case Submitted _ -> refuse(ALREADY_SUBMITTED);
            case Approved _ -> refuse(ALREADY_APPROVED);
            case Founded _ -> refuse(ALREADY_FOUNDED);
            case Dissolved(var h) -> gone(h);
        };
    }

    /** The steps towards the founding take effect with the preparation; their recorded times say when they came. */
    private static Outcome<UnitEvent> submit(History h, Submit c) {
        return unless(DECIDING, Motion.of(h, c), new UnitEvent.Submitted(c.stamp().on(h.lastOn())));
    }

    private static Outcome<UnitEvent> decideOn(Unit now, Decide c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing _, Returned _ -> refuse(NOT_SUBMITTED);
            case Submitted(var h, var submitter) -> unless(DECIDING, Motion.of(h, c),
                new UnitEvent.Decided(c.approved(), c.stamp().on(h.lastOn())),
                submitter.equals(c.stamp().by()) ? List.of(SUBMITTER_MAY_NOT_DECIDE) : List.of());
            case Approved _ -> refuse(ALREADY_APPROVED);
            case Founded _ -> refuse(ALREADY_FOUNDED);
            case Dissolved(var h) -> gone(h);
        };
    }

    private static Outcome<UnitEvent> found(Unit now, Found c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing _, Submitted _, Returned _ -> refuse(NOT_APPROVED);
            case Approved(var h) -> unless(FOUNDING, Motion.of(h, c),
                new UnitEvent.Founded(c.legalStatus(), c.stamp()));
            case Founded(var h) -> Revocation.foundEarlier(h, c);
            case Dissolved(var h) -> gone(h);
        };
    }

    private static Outcome<UnitEvent> reParent(Unit now, ReParent c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing _, Submitted _, Returned _, Approved _ -> refuse(NOT_FOUNDED);
            case Founded(var h) -> reParent(h, c);
            case Dissolved(var h) -> reParent(h, c);
        };
    }

    private static Outcome<UnitEvent> reParent(History h, ReParent c) {
        var set = new Trait.Parent(c.parent());
        return unless(RE_PARENTING, Motion.of(h, c, set), new UnitEvent.ReParented(c.parent(), c.stamp()),
            idle(h, c, List.of(set)));
    }

    private static Outcome<UnitEvent> merge(Unit now, Merge c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing _, Submitted _, Returned _, Approved _ -> refuse(NOT_FOUNDED);
            case Founded(var h) -> unless(MERGING, Motion.of(h, c), new UnitEvent.MergedInto(c.into(), c.stamp()));
            case Dissolved(var h) -> gone(h);
        };
    }

    private static Outcome<UnitEvent> split(Unit now, Split c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing _, Submitted _, Returned _, Approved _ -> refuse(NOT_FOUNDED);
            case Founded(var h) -> unless(SPLITTING, Motion.of(h, c), new UnitEvent.SplitInto(c.into(), c.stamp()));
            case Dissolved(var h) -> gone(h);
        };
    }

    /** A unit that was never founded can be given up the same way; that moves no figure. */
    private static Outcome<UnitEvent> dissolve(Unit now, Dissolve c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing(var h) -> dissolve(h, c);
            case Submitted(var h, _) -> dissolve(h, c);
            case Returned(var h) -> dissolve(h, c);
            case Approved(var h) -> dissolve(h, c);
            case Founded(var h) -> dissolve(h, c);
            case Dissolved(var h) -> gone(h);
        };
    }

    private static Outcome<UnitEvent> dissolve(History h, Dissolve c) {
        return unless(DISSOLVING, Motion.of(h, c), new UnitEvent.DissolvedTo(c.custodian(), c.stamp()));
    }

    private static Outcome<UnitEvent> rename(Unit now, Rename c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing(var h) -> rename(h, c);
            case Returned(var h) -> rename(h, c);
            case Submitted _, Approved _ -> refuse(NOT_FOUNDED);
            case Founded(var h) -> rename(h, c);
            case Dissolved(var h) -> rename(h, c);
        };
    }

    private static Outcome<UnitEvent> rename(History h, Rename c) {
        var set = new Trait.Name(c.name());
        return unless(RENAMING, Motion.of(h, c, set), new UnitEvent.Renamed(c.name(), c.stamp()),
            idle(h, c, List.of(set)));
    }

    private static Outcome<UnitEvent> registerLegally(Unit now, RegisterLegally c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing _, Submitted _, Returned _, Approved _ -> refuse(NOT_FOUNDED);
            case Founded(var h) -> registerLegally(h, c);
            case Dissolved(var h) -> registerLegally(h, c);
        };
    }

    private static Outcome<UnitEvent> registerLegally(History h, RegisterLegally c) {
        boolean idle = h.at(c.stamp().on()).legalStatus() == c.status();
        return unless(RENAMING, Motion.of(h, c), new UnitEvent.LegallyRegistered(c.status(), c.stamp()),
            idle ? List.of(NOTHING_CHANGES) : List.of());
    }

    private static Outcome<UnitEvent> changeAttributes(Unit now, ChangeAttributes c) {
        return switch (now) {
            case None _ -> refuse(UNIT_UNKNOWN);
            case Preparing(var h) -> changeAttributes(h, c);
            case Returned(var h) -> changeAttributes(h, c);
            case Submitted _, Approved _ -> refuse(NOT_FOUNDED);
            case Founded(var h) -> changeAttributes(h, c);
            case Dissolved(var h) -> changeAttributes(h, c);
        };
    }

    private static Outcome<UnitEvent> changeAttributes(History h, ChangeAttributes c) {
        return unless(CHANGING_ATTRIBUTES, Motion.of(h, c, c.traits().toArray(Trait[]::new)),
            new UnitEvent.AttributesChanged(c.traits(), c.stamp()), idle(h, c, c.traits()));
    }

    private static List<? extends Refusal> idle(History h, UnitCommand c, List<Trait> set) {
        boolean idle = h.at(c.stamp().on()).traits().values().containsAll(set);
        return idle ? List.of(NOTHING_CHANGES) : List.of();
    }

    private static Outcome<UnitEvent> gone(History h) {
        return refuse(UNIT_DISSOLVED.with("unit", h.unit()));
    }

    private static Outcome<UnitEvent> unless(Collection<StructureRule> rules, Motion motion, UnitEvent event) {
        return unless(rules, motion, event, List.of());
    }

    private static Outcome<UnitEvent> unless(
            Collection<StructureRule> rules, Motion motion, UnitEvent event, List<? extends Refusal> more) {
        var broken = new ArrayList<Refusal>(StructureRule.broken(rules, motion));
        broken.addAll(more);
        return Outcome.unless(broken, event);
    }
}
