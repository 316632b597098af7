package union.member.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.ApplicationRefused;
import union.member.membership.Change.ApplicationWithdrawn;
import union.member.membership.Change.Applied;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.IdentitiesChanged;
import union.member.membership.Change.Left;
import union.member.membership.Change.MovedIn;
import union.member.membership.Change.MovedOut;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.Retired;
import union.member.membership.Change.SiteChanged;
import union.member.membership.Facts.Around;
import union.member.membership.Facts.Deed;
import union.member.membership.Facts.Settings;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/**
 * The roll of every unit (会员名册). Gathers what a decision needs to know from elsewhere, then lets it decide. That a
 * person is on one roll at a time in the federation is a courtesy check over an index: two units that admit the same
 * person in the same instant are both stored, and show the other to the next one who looks.
 */
public final class Memberships {
    private final AggregateStore<Membership, MembershipEvent> store;
    private final MembershipIndexClient index;
    private final Surroundings surroundings;
    private final Settings settings;
    private final Clock clock;

    Memberships(
            AggregateStore<Membership, MembershipEvent> store, Surroundings surroundings, Settings settings,
            Clock clock, ZoneId zone) {
        this.store = store;
        this.index = new MembershipIndexClient(store);
        this.surroundings = surroundings;
        this.settings = settings;
        this.clock = clock.withZone(zone);
    }

    public Answer<MembershipEvent> handle(UnitId unit, String person, MembershipCommand command, Act act) {
        var facts = new Facts(new Deed(act.actor(), unit, person, act.at(), today()),
            surroundings.particulars(unit, person), facts(unit), around(unit, person, command), settings);
        return store.handle(new Key(unit, person), act, now -> MembershipDecision.decide(now, command, facts));
    }

    public Optional<Stored<Membership>> find(UnitId unit, String person) {
        return store.find(new Key(unit, person));
    }

    /** The unit's memberships, past ones too, in the order of the people's ids, after {@code after}. */
    public List<Stored<Membership>> list(UnitId unit, @Nullable String after, int limit) {
        return store.list(unit, after, limit);
    }

    /** The memberships of a registered person in all units of their tree, past ones too. */
    public List<Stored<Membership>> ofPerson(String person) {
        return surroundings.people().home(person).map(home -> ofPerson(person, home)).orElse(List.of());
    }

    /** Whether who signs in as that person is the one whom the unit knows by that id. */
    boolean isThemselves(String person, UnitId unit) {
        return surroundings.people().home(person).filter(home -> !surroundings.sameTree(home, unit)).isEmpty();
    }

    /** The same within one tree: another tree's ids mean other people. */
    List<Stored<Membership>> ofPerson(String person, UnitId inTreeOf) {
        return index.ofPerson(person).stream().filter(m -> surroundings.sameTree(m.key().owner(), inTreeOf)).toList();
    }

    /** The civil day now. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    UnitFacts facts(UnitId unit) {
        return surroundings.facts(unit);
    }

    /** A batch of memberships whose figures wait for the passing of time or for newly drawn age bands. */
    List<Stored<Membership>> waitingForTime() {
        var due = index.bandDueBy(today());
        return due.isEmpty() ? index.withOtherBands(settings.bands()) : due;
    }

    private Around around(UnitId unit, String person, MembershipCommand command) {
        return switch (command) {
            case Approve _, StrikeOut _ -> new Around(elsewhere(unit, person), Optional.empty(), Optional.empty());
            case AdmitUntil c -> entering(unit, person, c.on(), new Admitted(c.attributes(), false));
            case Enter c -> entering(unit, person, c.on(), c.change());
            case MoveOut c -> new Around(Map.of(), facts(c.to()).dissolvedOn(), Optional.empty());
            case MoveIn _, CorrectParticulars _, PassTime _ -> Around.NOTHING;
        };
    }

    private Around entering(UnitId unit, String person, LocalDate on, Change change) {
        return switch (change) {
            case Applied c -> joining(unit, person, on, c.attributes());
            case Admitted c -> joining(unit, person, on, c.attributes());
            case SiteChanged c -> new Around(Map.of(), Optional.empty(), surroundings.unknown(unit, on, c.site()));
            case Left _ -> new Around(elsewhere(unit, person), Optional.empty(), Optional.empty());
            case ApplicationRefused _, ApplicationWithdrawn _, EmploymentChanged _, IdentitiesChanged _, Retired _,
                 Retained _, Resumed _, MovedOut _, MovedIn _ -> Around.NOTHING;
        };
    }

    private Around joining(UnitId unit, String person, LocalDate on, Attributes attributes) {
        return new Around(elsewhere(unit, person), Optional.empty(), surroundings.unknown(unit, on, attributes.site()));
    }

    private Map<UnitId, Timeline> elsewhere(UnitId unit, String person) {
        return ofPerson(person, unit).stream().filter(other -> !other.key().owner().equals(unit))
            .collect(Collectors.toMap(other -> other.key().owner(), other -> other.state().timeline()));
    }
}
