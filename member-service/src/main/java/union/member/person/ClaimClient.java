package union.member.person;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import union.platform.unit.UnitId;

/**
 * Which unit of a tree registers a person: one plain record per tree and person, {@code _id} = {@code <root>/<person>},
 * so that of two units that try at once one is told of the other. Nothing here reaches beyond a tree.
 */
final class ClaimClient {
    /** @param at when the unit claimed the person; as long as no registration follows, when it last tried */
    record Claim(UnitId root, String person, UnitId unit, Instant at) {
        String id() {
            return root.value() + "/" + person;
        }
    }

    private final MongoCollection<Document> claims;

    ClaimClient(MongoDatabase database) {
        claims = database.getCollection("person_claims")
            .withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
    }

    /** Makes the claim, or gives the one that is there. */
    Claim make(Claim wanted) {
        try {
            claims.insertOne(new Document("_id", wanted.id()).append("unit", wanted.unit().value())
                .append("at", Date.from(wanted.at())));
            return wanted;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return find(wanted.root(), wanted.person()).orElseThrow();
        }
    }

    Optional<Claim> find(UnitId root, String person) {
        return Optional.ofNullable(claims.find(Filters.eq("_id", root.value() + "/" + person)).first())
            .map(d -> new Claim(root, person, new UnitId(d.getString("unit")), d.getDate("at").toInstant()));
    }

    /** Puts a claim in the place of the one that was seen; false if that has changed since. */
    boolean replace(Claim seen, Claim by) {
        var same = Filters.and(Filters.eq("_id", seen.id()), Filters.eq("unit", seen.unit().value()),
            Filters.eq("at", Date.from(seen.at().truncatedTo(ChronoUnit.MILLIS))));
        var change = Updates.combine(Updates.set("unit", by.unit().value()), Updates.set("at", Date.from(by.at())));
        return claims.updateOne(same, change).getMatchedCount() == 1;
    }
}
