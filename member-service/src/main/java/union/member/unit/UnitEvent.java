package union.member.unit;

import java.util.List;
import union.platform.unit.UnitId;

/** What has happened to a unit. */
public sealed interface UnitEvent {
    Stamp stamp();

    record RootFounded(UnitId unit, UnitKind kind, String name, Stamp stamp) implements UnitEvent {}

    record Prepared(UnitId unit, UnitId parent, UnitKind kind, String name, List<Trait> traits, Stamp stamp)
            implements UnitEvent {
        public Prepared {
            traits = List.copyOf(traits);
        }
    }

    record Submitted(Stamp stamp) implements UnitEvent {}

    record Decided(boolean approved, Stamp stamp) implements UnitEvent {}

    record Founded(LegalStatus legalStatus, Stamp stamp) implements UnitEvent {}

    record ReParented(UnitId parent, Stamp stamp) implements UnitEvent {}

    record MergedInto(UnitId into, Stamp stamp) implements UnitEvent {}

    record SplitInto(UnitId into, Stamp stamp) implements UnitEvent {}

    record DissolvedTo(UnitId custodian, Stamp stamp) implements UnitEvent {}

    /** @param entry the number of what was taken back; the stamp is of the same day */
    record Revoked(int entry, Stamp stamp) implements UnitEvent {}

    record Renamed(String name, Stamp stamp) implements UnitEvent {}

    record LegallyRegistered(LegalStatus status, Stamp stamp) implements UnitEvent {}

    record AttributesChanged(List<Trait> traits, Stamp stamp) implements UnitEvent {
        public AttributesChanged {
            traits = List.copyOf(traits);
        }
    }
}
