package union.member.employer;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Key;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/** Finds employers, in whatever register, by every union that ever covered them. */
final class EmployerIndexClient {
    private static final String UNION = "state.lines.set.union";
    private static final String ID = "_id";

    private final AggregateStore<Employer, EmployerEvent> store;

    EmployerIndexClient(AggregateStore<Employer, EmployerEvent> store) {
        this.store = store;
    }

    static AggregateStore<Employer, EmployerEvent> open(StoreFactory stores) {
        return stores.open("employers", new EmployerShape(), new IndexModel(Indexes.ascending(UNION, ID)));
    }

    List<Stored<Employer>> everCoveredBy(UnitId union, @Nullable Key after) {
        var place = after == null ? "" : after.toString();
        return store.where(Filters.and(Filters.eq(UNION, union.value()), Filters.gt(ID, place)), Sorts.ascending(ID),
            AggregateStore.LIST_MAX);
    }
}
