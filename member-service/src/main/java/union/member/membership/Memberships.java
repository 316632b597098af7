package union.member.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.Applied;
import union.member.membership.Facts.Deed;
import union.member.membership.Facts.Settings;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.member.person.People;
import union.member.person.Person;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;

/**
 * The roll of every unit (会员名册). Gathers what a decision needs to know from elsewhere, then lets it decide. That a
 * person is on one roll at a time in the federation is a courtesy check over an index: two units that admit the same
 * person in the same instant are both stored, and show the other to the next one who looks.
 */
public final class Memberships {
    private final AggregateStore<Membership, MembershipEvent> store;
    private final MembershipIndexClient index;
    private final People people;
    private final UnitDirectory units;
    private final Settings settings;
    private final Clock clock;

    Memberships(
            AggregateStore<Membership, MembershipEvent> store, People people, UnitDirectory units, Settings settings,
            Clock clock, ZoneId zone) {
        this.store = store;
        this.index = new MembershipIndexClient(store);
        this.people = people;
        this.units = units;
        this.settings = settings;
        this.clock = clock.withZone(zone);
    }

    public Answer<MembershipEvent> handle(UnitId unit, String person, MembershipCommand command, Act act) {
        var facts = new Facts(new Deed(act.actor(), unit, person, act.at(), today()),
            people.details(person).map(Person.Details::particulars), facts(unit), elsewhere(unit, person, command),
            settings);
        return store.handle(new Key(unit, person), act, now -> MembershipDecision.decide(now, command, facts));
    }

    public Optional<Stored<Membership>> find(UnitId unit, String person) {
        return store.find(new Key(unit, person));
    }

    /** The unit's memberships, past ones too, in the order of the people's ids, after {@code after}. */
    public List<Stored<Membership>> list(UnitId unit, @Nullable String after, int limit) {
        return store.list(unit, after, limit);
    }

    /** The memberships of one person in all units, past ones too. */
    public List<Stored<Membership>> ofPerson(String person) {
        return index.ofPerson(person);
    }

    /** The civil day now. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    UnitFacts facts(UnitId unit) {
        return units.find(unit).map(UnitFacts::of).orElse(UnitFacts.UNKNOWN);
    }

    /** A batch of memberships whose figures wait for the passing of time or for newly drawn age bands. */
    List<Stored<Membership>> waitingForTime() {
        var due = index.bandDueBy(today());
        return due.isEmpty() ? index.withOtherBands(settings.bands()) : due;
    }

    /** Where else the person belongs from the day on which this command may put them on the unit's roll. */
    private List<UnitId> elsewhere(UnitId unit, String person, MembershipCommand command) {
        return opensOn(command).map(on -> index.ofPerson(person).stream()
            .filter(other -> !other.key().owner().equals(unit) && other.state().timeline().openFrom(on))
            .map(other -> other.key().owner()).toList()).orElse(List.of());
    }

    private Optional<LocalDate> opensOn(MembershipCommand command) {
        return switch (command) {
            case Approve c -> Optional.of(c.on());
            case Enter c -> c.change() instanceof Applied || c.change() instanceof Admitted
                ? Optional.of(c.on()) : Optional.empty();
            case StrikeOut _ -> Optional.of(today());
            case MoveOut _, MoveIn _, CorrectParticulars _, PassTime _ -> Optional.empty();
        };
    }
}
