package union.member.employer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.employer.EmployerCommand.Fitness;
import union.member.unit.Aftermath;
import union.member.unit.Tree;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/** The door to the registers of employers. Each register belongs to a unit: it is the first argument everywhere. */
public final class Employers implements Aftermath {
    private final AggregateStore<Employer, EmployerEvent> store;
    private final EmployerIndexClient index;
    private final Tree tree;
    private final Clock clock;

    /** @param clock in the federation's civil calendar */
    Employers(AggregateStore<Employer, EmployerEvent> store, Tree tree, Clock clock) {
        this.store = store;
        this.index = new EmployerIndexClient(store);
        this.tree = tree;
        this.clock = clock;
    }

    /** What an entry is to say of an employer. */
    public record Entry(EmployerKind kind, String name, List<Aspect> aspects) {
        public Entry {
            aspects = List.copyOf(aspects);
        }
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Answer<EmployerEvent> enter(Act act, Key key, Mark mark, Entry entry) {
        return take(act, key,
            new EmployerCommand.Enter(key.id(), entry.kind(), entry.name(), entry.aspects(), mark, today()));
    }

    public Answer<EmployerEvent> rename(Act act, Key key, Mark mark, String name) {
        return take(act, key, new EmployerCommand.Rename(name, mark, today()));
    }

    public Answer<EmployerEvent> cover(Act act, Key key, Mark mark, UnitId union) {
        var fitness = tree.knows(union) ? new Fitness(tree.isFounded(union, mark.on()), tree.hasMembers(union),
            tree.ofOneTree(union, key.owner())) : new Fitness(false, true, true);
        return take(act, key, new EmployerCommand.Cover(union, fitness, mark, today()));
    }

    public Answer<EmployerEvent> endCoverage(Act act, Key key, Mark mark) {
        return take(act, key, new EmployerCommand.EndCoverage(mark, today()));
    }

    public Answer<EmployerEvent> changeParticulars(Act act, Key key, Mark mark, List<Aspect> aspects) {
        return take(act, key, new EmployerCommand.ChangeParticulars(aspects, mark, today()));
    }

    public Answer<EmployerEvent> reportHeadcount(Act act, Key key, Mark mark, Headcount headcount) {
        return take(act, key, new EmployerCommand.ReportHeadcount(headcount, mark, today()));
    }

    public Answer<EmployerEvent> close(Act act, Key key, Mark mark) {
        return take(act, key, new EmployerCommand.ShutDown(mark, today()));
    }

    public Optional<Stored<Employer>> find(Key key) {
        return store.find(key);
    }

    public List<Stored<Employer>> list(UnitId unit, @Nullable String after, int limit) {
        return store.list(unit, after, limit);
    }

    /** What a union covered passes to the union that it was merged into; else nobody covers it any more. */
    @Override public void unitEnded(End end) {
        @Nullable Key after = null;
        for (boolean more = true; more;) {
            var page = index.everCoveredBy(end.unit(), after);
            page.forEach(employer -> passOn(end, employer));
            more = page.size() == AggregateStore.LIST_MAX;
            if (more) after = page.getLast().key();
        }
    }

    private void passOn(End end, Stored<Employer> employer) {
        Employer.ledgerOf(employer.state()).ifPresent(ledger -> ledger.daysCoveredBy(end.unit(), end.on())
            .forEach(day -> passOn(end, employer.key(), day)));
    }

    private void passOn(End end, Key key, LocalDate day) {
        var act = Act.caused(end.cause() + "~" + key + "~" + day, ACTOR, clock.instant(), end.cause());
        var answer = store.handle(key, act, now -> Employer.decide(now,
            new EmployerCommand.PassOn(end.unit(), end.successor(), new Mark(day, act.at(), ACTOR), today())));
        if (answer instanceof Answer.Refused<EmployerEvent>(var reasons))
            throw new IllegalStateException("a coverage outlives its union: " + reasons);
    }

    private Answer<EmployerEvent> take(Act act, Key key, EmployerCommand command) {
        return store.handle(key, act, now -> Employer.decide(now, command));
    }
}
