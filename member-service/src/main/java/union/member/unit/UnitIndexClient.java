package union.member.unit;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;

/** Finds units in the store by every other unit that their histories ever named: the events may not have come yet. */
final class UnitIndexClient {
    private static final String PARENT = "state.entries.set.parent";
    private static final String CUSTODIAN = "state.entries.set.custodian";
    private static final String SPLIT_INTO = "state.entries.set.splitInto";
    private static final String ID = "_id";

    private final AggregateStore<Unit, UnitEvent> store;

    UnitIndexClient(AggregateStore<Unit, UnitEvent> store) {
        this.store = store;
    }

    static AggregateStore<Unit, UnitEvent> open(StoreFactory stores) {
        return stores.open("units", new UnitShape(), Stream.of(PARENT, CUSTODIAN, SPLIT_INTO)
            .map(field -> new IndexModel(Indexes.ascending(field, ID))).toArray(IndexModel[]::new));
    }

    /** Units that ever hung under this one, that were dissolved or merged into its keeping, or split into it. */
    List<Stored<Unit>> dependingOn(UnitId unit) {
        return Stream.of(PARENT, CUSTODIAN, SPLIT_INTO).flatMap(field -> naming(field, unit).stream()).toList();
    }

    private List<Stored<Unit>> naming(String field, UnitId unit) {
        var found = new ArrayList<Stored<Unit>>();
        var after = "";
        for (boolean more = true; more;) {
            var page = store.where(Filters.and(Filters.eq(field, unit.value()), Filters.gt(ID, after)),
                Sorts.ascending(ID), AggregateStore.LIST_MAX);
            found.addAll(page);
            more = page.size() == AggregateStore.LIST_MAX;
            if (more) after = page.getLast().key().toString();
        }
        return found;
    }
}
