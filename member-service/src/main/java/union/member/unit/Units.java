package union.member.unit;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;

/**
 * The door to the tree of units (组织树). Structural acts on one tree are taken one after the other, whatever copy of
 * the service takes them, and are judged by what the store holds of their surroundings then: the directory, which
 * learns from events, may be behind. What has been read or stored is known to the directory at once.
 */
public final class Units {
    static final String ID = "unit";

    private final AggregateStore<Unit, UnitEvent> store;
    private final UnitDirectory directory;
    private final BiFunction<Long, History, UnitHistory> told;
    private final Surroundings around;
    private final Vicinity vicinity;
    private final UnitIndexClient index;
    private final TurnClient turns;

    /** @param told a unit's history as its events tell it */
    Units(AggregateStore<Unit, UnitEvent> store, UnitDirectory directory,
            BiFunction<Long, History, UnitHistory> told, TurnClient turns, java.time.Clock clock) {
        this.store = store;
        this.index = new UnitIndexClient(store);
        this.turns = turns;
        this.directory = directory;
        this.told = told;
        this.vicinity = new Vicinity(directory);
        this.around = new Surroundings(vicinity, clock);
    }

    public LocalDate today() {
        return around.today();
    }

    public Answer<UnitEvent> foundRoot(Act act, Step step, UnitKind kind, String name) {
        return takeNow(act, step, _ -> new UnitCommand.FoundRoot(step.unit(), kind, name, step.stamp(),
            Facts.alone(today(), step.unit())));
    }

    /** What a unit is to be, beside its parent. */
    public record Plan(UnitKind kind, String name, List<Trait> traits) {
        public Plan {
            traits = List.copyOf(traits);
        }
    }

    public Answer<UnitEvent> prepare(Act act, Step step, Plan plan) {
        return take(act, step, Surroundings.named(plan.traits()), _ -> new UnitCommand.Prepare(step.unit(),
            plan.kind(), plan.name(), plan.traits(), step.stamp(), around.preparing(step, plan.traits())));
    }

    public Answer<UnitEvent> submit(Act act, Step step) {
        return takeNow(act, step, now -> new UnitCommand.Submit(step.stamp(), around.byParent(step, now)));
    }

    public Answer<UnitEvent> decide(Act act, Step step, boolean approved) {
        return takeNow(act, step, now -> new UnitCommand.Decide(approved, step.stamp(), around.byParent(step, now)));
    }

    public Answer<UnitEvent> found(Act act, Step step, LegalStatus legalStatus) {
        return take(act, step, Stream.of(),
            now -> new UnitCommand.Found(legalStatus, step.stamp(), around.founding(step, now)));
    }

    public Answer<UnitEvent> reParent(Act act, Step step, UnitId parent) {
        return take(act, step, Stream.of(parent),
            now -> new UnitCommand.ReParent(parent, step.stamp(), around.reParenting(step, now, parent)));
    }

    public Answer<UnitEvent> merge(Act act, Step step, UnitId into) {
        return end(act, step, into,
            now -> new UnitCommand.Merge(into, step.stamp(), around.merging(step, now, into)));
    }

    public Answer<UnitEvent> dissolve(Act act, Step step, UnitId custodian) {
        return end(act, step, custodian,
            now -> new UnitCommand.Dissolve(custodian, step.stamp(), around.dissolving(step, now, custodian)));
    }

    /** Takes back the unit's end or founding, while its day lies ahead. */
    public Answer<UnitEvent> revoke(Act act, Step step) {
        return end(act, step, step.upper(), now -> {
            var of = step.on(Revocation.day(now).orElse(today()));
            return new UnitCommand.Revoke(of.stamp(), around.revoking(of, now));
        });
    }

    /**
     * Splits a unit and founds, by the same act, the prepared and approved unit that it is split into. Both are judged
     * before the first is stored; should the second step be cut off, {@link #foundAfterSplit} takes it up again.
     */
    public Answer<UnitEvent> split(Act act, Step step, UnitId into) {
        return inTurn(step, () -> {
            refreshUp(Stream.of(step.upper(), step.unit(), into));
            var answer = store.handle(key(step.unit()), act, now -> both(
                Unit.decide(now, new UnitCommand.Split(into, step.stamp(), around.splitting(step, now, into))),
                step.of(into)));
            if (answer instanceof Answer.Done<UnitEvent>) {
                refresh(step.unit());
                takeNow(act.step("founds " + into), step.of(into), foundingBySplit(step.of(into)));
            }
            return answer;
        });
    }

    /** Founds the unit that a split named, if that has not been done; may be repeated. */
    public void foundAfterSplit(Act act, UnitId into, Stamp stamp) {
        refresh(into);
        unfounded(into, stamp).ifPresent(first -> inTurn(first, () -> {
            refreshUp(Stream.of(first.upper(), into));
            return unfounded(into, stamp).map(step -> takeNow(act, step, foundingBySplit(step)));
        }));
    }

    /** The step to found a unit that is not founded on any day. */
    private Optional<Step> unfounded(UnitId unit, Stamp stamp) {
        return vicinity.neighbour(unit, stamp.on()).filter(n -> n.founded().isEmpty())
            .flatMap(Facts.Neighbour::parent).map(upper -> new Step(upper, unit, stamp));
    }

    public Answer<UnitEvent> rename(Act act, Step step, String name) {
        return takeNow(act, step, _ -> new UnitCommand.Rename(name, step.stamp(), around.own(step, List.of())));
    }

    public Answer<UnitEvent> registerLegally(Act act, Step step, LegalStatus status) {
        return takeNow(act, step,
            _ -> new UnitCommand.RegisterLegally(status, step.stamp(), around.own(step, List.of())));
    }

    public Answer<UnitEvent> changeAttributes(Act act, Step step, List<Trait> traits) {
        return take(act, step, Surroundings.named(traits),
            _ -> new UnitCommand.ChangeAttributes(traits, step.stamp(), around.own(step, traits)));
    }

    /** The unit with its whole history. */
    public Optional<Stored<Unit>> find(UnitId unit) {
        return store.find(key(unit));
    }

    /** Takes a structural step in its turn, judged by the units above all concerned as the store holds them. */
    private Answer<UnitEvent> take(
            Act act, Step step, Stream<UnitId> others, Function<Unit, UnitCommand> command) {
        return inTurn(step, () -> {
            refreshUp(Stream.concat(Stream.of(step.upper(), step.unit()), others));
            return takeNow(act, step, command);
        });
    }

    /** Takes a step that ends a unit, or takes that back: whoever hangs under it or is in its keeping has a say. */
    private Answer<UnitEvent> end(Act act, Step step, UnitId heir, Function<Unit, UnitCommand> command) {
        return inTurn(step, () -> {
            refreshUp(Stream.of(step.upper(), step.unit(), heir));
            index.dependingOn(step.unit()).forEach(this::tell);
            return takeNow(act, step, command);
        });
    }

    /** A step that is judged by the unit's own document alone, or in its turn. */
    private Answer<UnitEvent> takeNow(Act act, Step step, Function<Unit, UnitCommand> command) {
        var answer = store.handle(key(step.unit()), act, now -> Unit.decide(now, command.apply(now)));
        if (answer instanceof Answer.Done<UnitEvent>) refresh(step.unit());
        return answer;
    }

    private Function<Unit, UnitCommand> foundingBySplit(Step step) {
        return now -> new UnitCommand.Found(LegalStatus.NONE, step.stamp(), around.founding(step, now));
    }

    /** The split, unless the founding that belongs to it would be refused. */
    private Outcome<UnitEvent> both(Outcome<UnitEvent> split, Step founding) {
        if (split instanceof Outcome.Refused<UnitEvent>) return split;
        var into = find(founding.unit()).map(Stored::state).orElseGet(Unit.None::new);
        return switch (Unit.decide(into, foundingBySplit(founding).apply(into))) {
            case Outcome.Accepted<UnitEvent> _ -> split;
            case Outcome.Refused<UnitEvent> refused -> refused;
        };
    }

    private <T> T inTurn(Step step, Supplier<T> taking) {
        refreshUp(Stream.of(step.upper()));
        return turns.inTurn(vicinity.root(step.upper()), taking);
    }

    /** Tells the directory what the store holds of units, and of every unit that ever stood above one of them. */
    private void refreshUp(Stream<UnitId> units) {
        var seen = new HashSet<UnitId>();
        var todo = new ArrayDeque<>(units.toList());
        while (!todo.isEmpty()) {
            var unit = todo.removeFirst();
            if (!seen.add(unit)) continue;
            refresh(unit);
            todo.addAll(vicinity.everAbove(unit));
        }
    }

    /** Tells the directory what the store holds, without waiting for the event to come back. */
    private void refresh(UnitId unit) {
        find(unit).ifPresent(this::tell);
    }

    private void tell(Stored<Unit> stored) {
        Unit.history(stored.state()).ifPresent(h -> directory.apply(told.apply(stored.version(), h)));
    }

    private static Key key(UnitId unit) {
        return new Key(unit, ID);
    }
}
