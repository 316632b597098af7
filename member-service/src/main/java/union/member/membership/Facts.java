package union.member.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import union.member.person.Particulars;
import union.platform.unit.UnitId;

/**
 * What a membership cannot know of itself: who acts and when, who the person is, what the unit was, where else the
 * person belongs. Read from other documents, so they may be stale by a moment; they serve courtesy, while what must
 * never break is held inside the ledger.
 *
 * @param elsewhere units whose roll the person is on, or has applied to, on the day of the command or later
 */
public record Facts(
        Deed deed, Optional<Particulars> person, UnitFacts unit, List<UnitId> elsewhere, Settings settings) {
    /** Who acts on whose ledger in which unit, at which instant and on which civil day. */
    public record Deed(String actor, UnitId unit, String person, Instant at, LocalDate today) {}

    /** This installation's own choices: the age bands, and the federation's list of identities. */
    public record Settings(AgeBands bands, Set<String> identities) {}

    LocalDate today() {
        return deed.today();
    }
}
