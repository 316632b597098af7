package union.member.membership;

import java.time.LocalDate;
import java.util.Optional;
import union.member.membership.Change.*;

/**
 * How a person stands on a day, read off the ledger up to that day. {@link #after} is the whole table of what may
 * follow what: a line that does not fit where it lies has no effect there (empty), which is how a backdated leaving
 * silences the retirement that someone had recorded for later, and how striking it out brings that back.
 *
 * @param memberSince first day of the present membership, in whichever unit it began
 */
public record Moment(Standing standing, Optional<Attributes> attributes, Optional<LocalDate> memberSince) {
    static final Moment BEFORE_ALL = new Moment(Standing.OUTSIDE, Optional.empty(), Optional.empty());

    /** How things stand after a line of this day, or empty where that line cannot follow. */
    Optional<Moment> after(Change change, LocalDate on) {
        return switch (change) {
            case Applied c -> switch (standing) {
                case OUTSIDE, LEFT, MOVED -> begin(Standing.APPLIED, c.attributes(), Optional.empty());
                case APPLIED, MEMBER, RETAINED -> Optional.empty();
            };
            case ApplicationRefused _, ApplicationWithdrawn _ -> switch (standing) {
                case APPLIED -> now(Standing.OUTSIDE);
                case OUTSIDE, MEMBER, RETAINED, LEFT, MOVED -> Optional.empty();
            };
            case Admitted c -> switch (standing) {
                case APPLIED -> begin(c, on);
                case OUTSIDE, LEFT, MOVED -> c.onApplication() ? Optional.empty() : begin(c, on);
                case MEMBER, RETAINED -> Optional.empty();
            };
            case EmploymentChanged c -> whileOnTheRoll(attributes.map(a -> a.with(c.employment())));
            case IdentitiesChanged c -> whileOnTheRoll(attributes.map(a -> a.withIdentities(c.identities())));
            case SiteChanged c -> whileOnTheRoll(attributes.map(a -> a.withSite(c.site())));
            case Retired _ -> whileOnTheRoll(attributes.filter(a -> a.service() == Service.IN_SERVICE)
                .map(a -> a.with(Service.RETIRED)));
            case Retained _ -> standing == Standing.MEMBER ? now(Standing.RETAINED) : Optional.empty();
            case Resumed _ -> standing == Standing.RETAINED ? now(Standing.MEMBER) : Optional.empty();
            case Left _ -> standing.onTheRoll() ? now(Standing.LEFT) : Optional.empty();
            case MovedOut _ -> now(standing.open() ? Standing.MOVED : standing);
            case MovedIn c -> standing.onTheRoll() || !c.standing().open()
                ? Optional.empty() : Optional.of(new Moment(c.standing(), c.attributes(), c.memberSince()));
        };
    }

    private static Optional<Moment> begin(Admitted admitted, LocalDate on) {
        return begin(Standing.MEMBER, admitted.attributes(), Optional.of(on));
    }

    private static Optional<Moment> begin(Standing standing, Attributes attributes, Optional<LocalDate> since) {
        return Optional.of(new Moment(standing, Optional.of(attributes), since));
    }

    private Optional<Moment> now(Standing changed) {
        return Optional.of(new Moment(changed, attributes, memberSince));
    }

    private Optional<Moment> whileOnTheRoll(Optional<Attributes> changed) {
        return standing.onTheRoll() && changed.isPresent()
            ? Optional.of(new Moment(standing, changed, memberSince)) : Optional.empty();
    }
}
