package union.member.unit;

import static union.member.unit.Standing.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import union.member.unit.Entry.Change;
import union.member.unit.UnitEvent.*;
import union.platform.unit.UnitId;

/** How an event changes a unit: one more line in its history, and where it stands from then on. */
final class Evolution {
    private Evolution() {}

    static Unit evolve(Unit before, UnitEvent event) {
        return switch (event) {
            case RootFounded e -> new Unit.Founded(begun(before, e.unit()).plus(Change.FOUNDED, e.stamp(), List.of(
                new Trait.Kind(e.kind()), new Trait.Name(e.name()), new Trait.Status(FOUNDED))));
            case Prepared e -> new Unit.Preparing(
                begun(before, e.unit()).plus(Change.PREPARED, e.stamp(), prepared(e)));
            case Submitted e -> new Unit.Submitted(
                plus(before, Change.SUBMITTED, e, new Trait.Status(SUBMITTED)), e.stamp().by());
            case Decided e -> e.approved()
                ? new Unit.Approved(plus(before, Change.DECIDED, e, new Trait.Status(APPROVED)))
                : new Unit.Returned(plus(before, Change.DECIDED, e, new Trait.Status(REFUSED)));
            case Founded e -> new Unit.Founded(plus(before, Change.FOUNDED, e, new Trait.Status(FOUNDED),
                new Trait.Legal(e.legalStatus())));
            case ReParented e -> same(before, Change.RE_PARENTED, e, new Trait.Parent(e.parent()));
            case MergedInto e -> new Unit.Dissolved(plus(before, Change.MERGED, e, new Trait.Status(DISSOLVED),
                new Trait.Custodian(e.into()), new Trait.MergedInto(e.into())));
            case SplitInto e -> same(before, Change.SPLIT, e, new Trait.SplitInto(e.into()));
            case DissolvedTo e -> new Unit.Dissolved(plus(before, Change.DISSOLVED, e, new Trait.Status(DISSOLVED),
                new Trait.Custodian(e.custodian())));
            case Revoked e -> standing(plus(before, Change.REVOKED, e, new Trait.Revokes(e.entry())));
            case Renamed e -> same(before, Change.RENAMED, e, new Trait.Name(e.name()));
            case LegallyRegistered e -> same(before, Change.LEGAL_REGISTERED, e, new Trait.Legal(e.status()));
            case AttributesChanged e -> same(before, Change.ATTRIBUTES_CHANGED, e, e.traits().toArray(Trait[]::new));
        };
    }

    /** Where a unit stands by its history alone, after something in it was taken back. */
    private static Unit standing(History h) {
        var last = h.at(LocalDate.MAX).standing();
        return switch (last.orElseThrow(() -> new IllegalStateException(h.unit() + " stands nowhere"))) {
            case PREPARING -> new Unit.Preparing(h);
            case SUBMITTED -> new Unit.Submitted(h, h.last(Change.SUBMITTED).map(e -> e.stamp().by()).orElse(""));
            case REFUSED -> new Unit.Returned(h);
            case APPROVED -> new Unit.Approved(h);
            case FOUNDED -> new Unit.Founded(h);
            case DISSOLVED -> new Unit.Dissolved(h);
        };
    }

    private static List<Trait> prepared(Prepared e) {
        var set = new ArrayList<Trait>(List.of(new Trait.Kind(e.kind()), new Trait.Name(e.name()),
            new Trait.Parent(e.parent()), new Trait.Status(PREPARING)));
        set.addAll(e.traits());
        return set;
    }

    private static Unit same(Unit before, Change change, UnitEvent event, Trait... set) {
        return switch (before) {
            case Unit.None _ -> throw new IllegalStateException("a unit that is not there cannot change");
            case Unit.Preparing _ -> new Unit.Preparing(plus(before, change, event, set));
            case Unit.Submitted(_, var by) -> new Unit.Submitted(plus(before, change, event, set), by);
            case Unit.Returned _ -> new Unit.Returned(plus(before, change, event, set));
            case Unit.Approved _ -> new Unit.Approved(plus(before, change, event, set));
            case Unit.Founded _ -> new Unit.Founded(plus(before, change, event, set));
            case Unit.Dissolved _ -> new Unit.Dissolved(plus(before, change, event, set));
        };
    }

    private static History plus(Unit before, Change change, UnitEvent event, Trait... set) {
        return Unit.history(before).orElseThrow(() -> new IllegalStateException(change + " of no unit"))
            .plus(change, event.stamp(), List.of(set));
    }

    private static History begun(Unit before, UnitId unit) {
        if (!(before instanceof Unit.None)) throw new IllegalStateException(unit + " began twice");
        return History.of(unit);
    }
}
