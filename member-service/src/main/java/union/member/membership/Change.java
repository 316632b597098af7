package union.member.membership;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import union.platform.unit.UnitId;

/**
 * What one line of the member ledger (会员台账) says. Reasons are free text for the unit's own officers and never leave
 * this service.
 */
public sealed interface Change {
    record Applied(Attributes attributes) implements Change {}

    record ApplicationRefused(String reason) implements Change {}

    record ApplicationWithdrawn() implements Change {}

    /** Admission (会员发展), directly or by approval of an application. */
    record Admitted(Attributes attributes, boolean onApplication) implements Change {}

    record EmploymentChanged(Employment employment) implements Change {}

    record IdentitiesChanged(SortedSet<String> identities) implements Change {
        public IdentitiesChanged {
            identities = Attributes.codes(identities);
        }
    }

    record SiteChanged(Optional<String> site) implements Change {
        public SiteChanged {
            site.ifPresent(Attributes::checkCode);
        }
    }

    record Retired() implements Change {}

    record Retained(String reason) implements Change {}

    record Resumed() implements Change {}

    record Left(String reason) implements Change {}

    /** Gone along a merger or split of units: nobody left. Lines dated later that were written before go along. */
    record MovedOut(UnitId to) implements Change {}

    /** Come along a merger or split of units: nobody joined. */
    record MovedIn(UnitId from, Standing standing, Optional<LocalDate> memberSince, Optional<Attributes> attributes)
            implements Change {}
}
