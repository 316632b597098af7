package union.member.person;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.List;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.StoreFactory;
import union.platform.aggregate.Stored;

/** Finds people by their id, in whichever unit they are registered. */
final class PersonIndexClient {
    private static final String PERSON = "state.person";
    private static final IndexModel BY_PERSON = new IndexModel(Indexes.ascending(PERSON));

    private final AggregateStore<Person, PersonEvent> store;

    PersonIndexClient(AggregateStore<Person, PersonEvent> store) {
        this.store = store;
    }

    static AggregateStore<Person, PersonEvent> open(StoreFactory stores) {
        return stores.open("people", new PersonShape(), BY_PERSON);
    }

    List<Stored<Person>> named(Collection<String> persons) {
        if (persons.isEmpty()) return List.of();
        return store.where(Filters.in(PERSON, persons), Sorts.ascending(PERSON), AggregateStore.LIST_MAX);
    }
}
