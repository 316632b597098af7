package union.member.membership;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.List;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Stored;

/** Finds memberships by person, by the next birthday that counts, and by an old end of youth. */
final class MembershipIndexClient {
    static final int BATCH_MAX = AggregateStore.LIST_MAX;
    private static final String PERSON = "state.person";
    private static final String NEXT_BAND_ON = "state.nextBandOn";
    private static final String YOUTH_AGE_MAX = "state.youthAgeMax";

    private final AggregateStore<Membership, MembershipEvent> store;

    MembershipIndexClient(AggregateStore<Membership, MembershipEvent> store) {
        this.store = store;
    }

    static AggregateStore<Membership, MembershipEvent> open(StoreFactory stores) {
        return stores.open("memberships", new MembershipShape(),
            new IndexModel(Indexes.ascending(PERSON)),
            new IndexModel(Indexes.ascending(NEXT_BAND_ON), new IndexOptions().sparse(true)),
            new IndexModel(Indexes.ascending(YOUTH_AGE_MAX)));
    }

    /** The person's memberships in all units; more than {@link #BATCH_MAX} is nobody's life. */
    List<Stored<Membership>> ofPerson(String person) {
        return store.where(Filters.eq(PERSON, person), Sorts.ascending(PERSON), BATCH_MAX);
    }

    List<Stored<Membership>> bandDueBy(LocalDate today) {
        return store.where(Filters.lte(NEXT_BAND_ON, today), Sorts.ascending(NEXT_BAND_ON), BATCH_MAX);
    }

    List<Stored<Membership>> withOtherBands(AgeBands bands) {
        var max = bands.youthAgeMax();
        var lower = store.where(Filters.lt(YOUTH_AGE_MAX, max), Sorts.ascending(YOUTH_AGE_MAX), BATCH_MAX);
        return lower.isEmpty()
            ? store.where(Filters.gt(YOUTH_AGE_MAX, max), Sorts.ascending(YOUTH_AGE_MAX), BATCH_MAX) : lower;
    }
}
