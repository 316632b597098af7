package union.member.unit;

import java.util.List;
import union.platform.unit.UnitId;

/** What can be done to a unit; the facts about other units come with it. */
public sealed interface UnitCommand {
    Stamp stamp();

    Facts facts();

    record FoundRoot(UnitId unit, UnitKind kind, String name, Stamp stamp, Facts facts) implements UnitCommand {}

    /** {@code traits} holds what was stated beside kind, name and parent. */
    record Prepare(UnitId unit, UnitKind kind, String name, List<Trait> traits, Stamp stamp, Facts facts)
            implements UnitCommand {
        public Prepare {
            traits = List.copyOf(traits);
        }
    }

    record Submit(Stamp stamp, Facts facts) implements UnitCommand {}

    record Decide(boolean approved, Stamp stamp, Facts facts) implements UnitCommand {}

    record Found(LegalStatus legalStatus, Stamp stamp, Facts facts) implements UnitCommand {}

    record ReParent(UnitId parent, Stamp stamp, Facts facts) implements UnitCommand {}

    record Merge(UnitId into, Stamp stamp, Facts facts) implements UnitCommand {}

    record Split(UnitId into, Stamp stamp, Facts facts) implements UnitCommand {}

    record Dissolve(UnitId custodian, Stamp stamp, Facts facts) implements UnitCommand {}

    /** Takes back an end or a founding that lies ahead. */
    record Revoke(Stamp stamp, Facts facts) implements UnitCommand {}

    record Rename(String name, Stamp stamp, Facts facts) implements UnitCommand {}

    record RegisterLegally(LegalStatus status, Stamp stamp, Facts facts) implements UnitCommand {}

    record ChangeAttributes(List<Trait> traits, Stamp stamp, Facts facts) implements UnitCommand {
        public ChangeAttributes {
            traits = List.copyOf(traits);
        }
    }
}
