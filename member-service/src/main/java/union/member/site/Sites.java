package union.member.site;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/**
 * The door to a unit's sites. That a code means one site at a time within its unit is a courtesy check over an index:
 * two that are opened in the same instant are both stored and count as two, until one of them is closed.
 */
public final class Sites {
    private final AggregateStore<Site, SiteEvent> store;
    private final SiteIndexClient index;
    private final Clock clock;

    /** @param clock in the federation's civil calendar */
    Sites(AggregateStore<Site, SiteEvent> store, Clock clock) {
        this.store = store;
        this.index = new SiteIndexClient(store);
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Answer<SiteEvent> handle(Act act, Key key, SiteCommand command) {
        boolean taken = command instanceof SiteCommand.Open open && taken(key, open);
        return store.handle(key, act, now -> Site.decide(now, command, taken));
    }

    /** Whether another site of the unit has the code still, or will have it on a later day. */
    private boolean taken(Key key, SiteCommand.Open open) {
        return index.coded(key.owner(), open.code()).stream().filter(other -> !other.key().equals(key))
            .anyMatch(other -> !Site.campus(other.state()).orElseThrow().isClosed(open.on()));
    }

    public Optional<Stored<Site>> find(Key key) {
        return store.find(key);
    }

    /** Whether the unit has a site of that code that is open on that day. */
    public boolean isOpen(UnitId unit, String code, LocalDate on) {
        return index.coded(unit, code).stream().anyMatch(s -> Site.campus(s.state()).orElseThrow().isOpen(on));
    }

    public List<Stored<Site>> list(UnitId unit, @Nullable String after, int limit) {
        return store.list(unit, after, limit);
    }
}
