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

/** The door to a unit's sites. */
public final class Sites {
    private final AggregateStore<Site, SiteEvent> store;
    private final Clock clock;

    /** @param clock in the federation's civil calendar */
    Sites(AggregateStore<Site, SiteEvent> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Answer<SiteEvent> handle(Act act, Key key, SiteCommand command) {
        return store.handle(key, act, now -> Site.decide(now, command));
    }

    public Optional<Stored<Site>> find(Key key) {
        return store.find(key);
    }

    public List<Stored<Site>> list(UnitId unit, @Nullable String after, int limit) {
        return store.list(unit, after, limit);
    }
}
