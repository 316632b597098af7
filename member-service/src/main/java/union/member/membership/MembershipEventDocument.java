package union.member.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import union.member.figure.Movement;
import union.member.membership.Change.MovedIn;
import union.member.membership.Change.MovedOut;
import union.member.membership.MembershipEvent.AgeBandReached;
import union.member.membership.MembershipEvent.Entered;
import union.member.membership.MembershipEvent.ParticularsCorrected;
import union.member.membership.MembershipEvent.StruckOut;

/**
 * A membership's event as others see it: an opaque person, categories, dates and movements; no name, no birth date, no
 * reason. Fields may be added, never renamed or removed.
 *
 * @param standing where the person stands after all that is recorded by now
 * @param entry number of the ledger line that was written or struck out
 * @param to the unit that a moved-out member goes to
 * @param from the unit that a moved-in member comes from
 */
public record MembershipEventDocument(
        String person, LocalDate on, String standing, @Nullable Integer entry, @Nullable String to,
        @Nullable String from, List<Movement> movements) {

    static MembershipEventDocument of(Membership after, MembershipEvent event) {
        return switch (event) {
            case Entered e -> new MembershipEventDocument(after.person(), e.on(), standing(after), e.main().number(),
                e.main().change() instanceof MovedOut(var to) ? to.value() : null,
                e.main().change() instanceof MovedIn in ? in.from().value() : null, e.movements());
            case StruckOut e -> plain(after, event, e.number());
            case ParticularsCorrected _, AgeBandReached _ -> plain(after, event, null);
        };
    }

    private static MembershipEventDocument plain(Membership after, MembershipEvent event, @Nullable Integer entry) {
        return new MembershipEventDocument(after.person(), event.on(), standing(after), entry, null, null,
            event.movements());
    }

    private static String standing(Membership after) {
        return after.timeline().last().standing().code();
    }
}
