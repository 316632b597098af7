package union.member.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Optional;

/** Keeps the accounts, {@code _id} = user name, one per person. Each change is one conditional write. */
public final class AccountClient {
    private final MongoCollection<AccountDocument> accounts;

    public AccountClient(MongoDatabase database) {
        accounts = database.getCollection("accounts", AccountDocument.class)
            .withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
        accounts.createIndex(Indexes.ascending("subject"), new IndexOptions().unique(true));
    }

    Optional<AccountDocument> find(Username name) {
        return Optional.ofNullable(accounts.find(eq("_id", name.value())).first());
    }

    Optional<AccountDocument> ofSubject(String subject) {
        return Optional.ofNullable(accounts.find(eq("subject", subject)).first());
    }

    boolean none() {
        return accounts.find(Filters.empty()).limit(1).first() == null;
    }

    /** False when the name or the person has an account already. */
    boolean insert(AccountDocument account) {
        try {
            accounts.insertOne(account);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }

    /** False when somebody changed the account meanwhile. */
    boolean replace(AccountDocument before, AccountDocument after) {
        var same = and(eq("_id", before.username()), eq("version", before.version()));
        return accounts.replaceOne(same, after).getModifiedCount() == 1;
    }

    /** Keeps the tries alone; false when others were counted at the same time. */
    boolean count(AccountDocument before, AccountDocument after) {
        var same = and(eq("_id", before.username()), eq("charges", before.charges()));
        return accounts.updateOne(same, combine(set("failed", after.failed()), set("notBefore", after.notBefore()),
            set("places", after.places()), set("charges", after.charges()))).getMatchedCount() == 1;
    }
}
