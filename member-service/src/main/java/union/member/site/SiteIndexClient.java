package union.member.site;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.List;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/** Finds a unit's sites by their code. */
final class SiteIndexClient {
    private static final String CODE = "state.code";

    private final AggregateStore<Site, SiteEvent> store;

    SiteIndexClient(AggregateStore<Site, SiteEvent> store) {
        this.store = store;
    }

    static AggregateStore<Site, SiteEvent> open(StoreFactory stores) {
        return stores.open("sites", new SiteShape(), new IndexModel(Indexes.ascending(CODE, "_id")));
    }

    /** The sites that the unit ever opened under that code. */
    List<Stored<Site>> coded(UnitId unit, String code) {
        var here = Filters.and(Filters.eq(CODE, code), Filters.gte("_id", unit.value() + "/"),
            Filters.lt("_id", unit.value() + "0")); // '0' follows '/'
        return store.where(here, Sorts.ascending(CODE, "_id"), AggregateStore.LIST_MAX);
    }
}
