package union.member.person;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import union.member.person.Person.Details;
import union.member.person.Person.Register;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/**
 * The federation's people (人员). That a person is registered by one unit only is a courtesy check over an index: two
 * units that register the same id in the same instant are both stored, and the first reader sees both.
 */
public final class People {
    private final AggregateStore<Person, PersonEvent> store;
    private final PersonIndexClient index;
    private final Clock clock;

    People(AggregateStore<Person, PersonEvent> store, Clock clock, ZoneId zone) {
        this.store = store;
        this.index = new PersonIndexClient(store);
        this.clock = clock.withZone(zone);
    }

    /** Registers a person with the unit, or corrects what the unit has registered. */
    public Answer<PersonEvent> register(UnitId unit, String person, Details details, Act act) {
        var elsewhere = registrations(person).stream().map(s -> s.key().owner()).filter(u -> !u.equals(unit)).toList();
        var command = new Register(person, details, LocalDate.now(clock), elsewhere);
        return store.handle(new Key(unit, person), act, now -> Person.decide(now, command));
    }

    public Optional<Stored<Person>> find(UnitId unit, String person) {
        return store.find(new Key(unit, person));
    }

    /** The one unit that registered the person; empty when none did, and when, against the rule, several did. */
    public Optional<UnitId> home(String person) {
        var homes = registrations(person).stream().map(s -> s.key().owner()).toList();
        return homes.size() == 1 ? Optional.of(homes.getFirst()) : Optional.empty();
    }

    /** Who the person is, in whichever unit they are registered. */
    public Optional<Details> details(String person) {
        return registrations(person).stream().findFirst().flatMap(s -> s.state().details());
    }

    /** Names by person id, for at most 200 people; who is not registered is left out. */
    public Map<String, String> names(Collection<String> persons) {
        var names = new TreeMap<String, String>();
        for (var found : index.named(persons))
            found.state().details().ifPresent(d -> names.put(found.state().id(), d.name()));
        return names;
    }

    private List<Stored<Person>> registrations(String person) {
        return index.named(List.of(person));
    }
}
