package union.member.unit;

import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

/** How units begin, change, are stored and are told. */
final class UnitShape implements Shape<Unit, UnitEvent, UnitDocument> {
    static final String TOPIC = "union.member.unit.v1";

    @Override public String topic() {
        return TOPIC;
    }

    @Override public boolean compacted() {
        return true;
    }

    @Override public Unit none() {
        return new Unit.None();
    }

    @Override public Unit evolve(Unit before, UnitEvent event) {
        return Unit.evolve(before, event);
    }

    @Override public Class<UnitDocument> form() {
        return UnitDocument.class;
    }

    @Override public UnitDocument toForm(Unit unit) {
        return UnitDocument.of(unit);
    }

    @Override public Unit fromForm(UnitDocument document) {
        return document.toUnit();
    }

    @Override public EventForm eventForm(Unit after, UnitEvent event) {
        var history = Unit.history(after).orElseThrow(() -> new IllegalStateException("an event of no unit"));
        return new EventForm(kind(event), event.stamp().on(), UnitEventDocument.of(history));
    }

    private static String kind(UnitEvent event) {
        return switch (event) {
            case UnitEvent.RootFounded _ -> "root-founded";
            case UnitEvent.Prepared _ -> "prepared";
            case UnitEvent.Submitted _ -> "submitted";
            case UnitEvent.Decided _ -> "decided";
            case UnitEvent.Founded _ -> "founded";
            case UnitEvent.ReParented _ -> "re-parented";
            case UnitEvent.MergedInto _ -> "merged";
            case UnitEvent.SplitInto _ -> "split";
            case UnitEvent.DissolvedTo _ -> "dissolved";
            case UnitEvent.Revoked _ -> "revoked";
            case UnitEvent.Renamed _ -> "renamed";
            case UnitEvent.LegallyRegistered _ -> "legal-registered";
            case UnitEvent.AttributesChanged _ -> "attributes-changed";
        };
    }
}
