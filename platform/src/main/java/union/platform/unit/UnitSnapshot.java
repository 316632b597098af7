package union.platform.unit;

import java.time.LocalDate;
import java.util.Optional;

/** A unit as it stands on one civil day. */
public record UnitSnapshot(
        UnitId id, LocalDate at, String kind, String name, Optional<UnitId> parent, UnitStatus status,
        Optional<UnitId> custodian) {}
