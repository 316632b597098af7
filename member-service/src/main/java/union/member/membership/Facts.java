package union.member.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import union.member.person.Particulars;
import union.platform.unit.UnitId;

/**
 * What a membership cannot know of itself: who acts and when, who the person is, what the unit was, where else the
 * person belongs. Read from other documents, so they may be stale by a moment; they serve courtesy, while what must
 * never break is held inside the ledger.
 */
public record Facts(Deed deed, Optional<Particulars> person, UnitFacts unit, Around around, Settings settings) {
    /** Who acts on whose ledger in which unit, at which instant and on which civil day. */
    public record Deed(String actor, UnitId unit, String person, Instant at, LocalDate today) {}

    /**
     * What other documents of the same tree say; nothing is looked up that the command does not need.
     *
     * @param elsewhere the person's memberships in other units
     * @param destinationGone when the unit that a move leads to is dissolved
     * @param unknownSite the site that the command names, if no such site is open on that day here or above
     */
    public record Around(
            Map<UnitId, Timeline> elsewhere, Optional<LocalDate> destinationGone, Optional<String> unknownSite) {
        public static final Around NOTHING = new Around(Map.of(), Optional.empty(), Optional.empty());
    }

    /** This installation's own choices: the age bands, and the federation's list of identities. */
    public record Settings(AgeBands bands, Set<String> identities) {}

    LocalDate today() {
        return deed.today();
    }
}
