package union.member.person;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import union.member.person.ClaimClient.Claim;
import union.member.person.Person.Details;
import union.member.person.Person.Register;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;

/**
 * The people of each tree (人员), registered by one unit of it: whoever holds the {@link ClaimClient claim}. A unit
 * claims a person before it registers them; a claim that was followed by no registration stands in nobody's way after
 * {@link #EMPTY_CLAIM_MAX}, and never in its own unit's. Another tree may use the same id for somebody else.
 */
public final class People {
    static final Duration EMPTY_CLAIM_MAX = Duration.ofMinutes(10);

    private final AggregateStore<Person, PersonEvent> store;
    private final PersonIndexClient index;
    private final ClaimClient claims;
    private final UnitDirectory units;
    private final Clock clock;

    /** @param clock in the federation's civil calendar */
    People(AggregateStore<Person, PersonEvent> store, ClaimClient claims, UnitDirectory units, Clock clock) {
        this.store = store;
        this.index = new PersonIndexClient(store);
        this.claims = claims;
        this.units = units;
        this.clock = clock;
    }

    /** Registers a person with the unit, or corrects what the unit has registered. */
    public Answer<PersonEvent> register(UnitId unit, String person, Details details, Act act) {
        var holder = claim(unit, person);
        var command = new Register(person, details, LocalDate.now(clock),
            holder.equals(unit) ? List.of() : List.of(holder));
        return store.handle(new Key(unit, person), act, now -> Person.decide(now, command));
    }

    /** Claims the person for the unit, if nobody else has; returns who holds the claim. */
    private UnitId claim(UnitId unit, String person) {
        var root = units.root(unit);
        var homes = registrations(root, person).stream().map(s -> s.key().owner()).toList();
        var first = homes.isEmpty() || homes.contains(unit) ? unit : homes.getFirst();
        var wanted = new Claim(root, person, first, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var held = claims.make(wanted);
        boolean mine = held.unit().equals(unit);
        boolean late = held.at().plus(EMPTY_CLAIM_MAX).isBefore(wanted.at());
        if (held.equals(wanted) || !(mine || late) || find(held.unit(), person).isPresent()) return held.unit();
        return claims.replace(held, wanted) ? first : claims.find(root, person).orElse(held).unit();
    }

    public Optional<Stored<Person>> find(UnitId unit, String person) {
        return store.find(new Key(unit, person));
    }

    /**
     * The one unit that registered the person: of several in one tree the one that holds the claim, of several trees
     * that use the same id the first one.
     */
    public Optional<UnitId> home(String person) {
        var homes = index.named(List.of(person)).stream().map(s -> s.key().owner()).toList();
        if (homes.size() < 2) return homes.stream().findFirst();
        return homes.stream().map(units::root).distinct().flatMap(root -> claims.find(root, person).stream())
            .filter(claim -> homes.contains(claim.unit())).min(Comparator.comparing(Claim::at)).map(Claim::unit);
    }

    /** Who the person is, in whichever unit of the same tree they are registered. */
    public Optional<Details> details(UnitId inTreeOf, String person) {
        var root = units.root(inTreeOf);
        var found = registrations(root, person);
        if (found.size() < 2) return found.stream().findFirst().flatMap(s -> s.state().details());
        var home = claims.find(root, person).map(Claim::unit);
        return found.stream().filter(s -> home.filter(s.key().owner()::equals).isPresent()).findFirst()
            .flatMap(s -> s.state().details());
    }

    /** Names by person id, for at most 200 people of one tree; who is not registered is left out. */
    public Map<String, String> names(UnitId inTreeOf, Collection<String> persons) {
        var root = units.root(inTreeOf);
        var names = new TreeMap<String, String>();
        for (var found : index.named(persons))
            if (units.root(found.key().owner()).equals(root))
                found.state().details().ifPresent(d -> names.put(found.state().id(), d.name()));
        return names;
    }

    private List<Stored<Person>> registrations(UnitId root, String person) {
        return index.named(List.of(person)).stream().filter(s -> units.root(s.key().owner()).equals(root)).toList();
    }
}
