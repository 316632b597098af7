package union.member.unit;

import java.time.LocalDate;
import java.util.Optional;
import union.platform.unit.UnitId;

/** What another feature does once a unit has ended. It may be told of the same end any number of times. */
public interface Aftermath {
    /** In whose name features act on what a unit leaves behind. */
    String ACTOR = "union.member.unit-end";

    void unitEnded(End end);

    /**
     * The end of a unit, on a day that has come.
     *
     * @param on the first day without it
     * @param successor the unit that it was merged into, if it was
     * @param cause names the event that ended it, for ever
     */
    record End(UnitId unit, LocalDate on, Optional<UnitId> successor, String cause) {}
}
