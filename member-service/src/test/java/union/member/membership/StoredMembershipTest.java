package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.DEPOT_8;
import static union.member.membership.Given.applicantSince;
import static union.member.membership.Given.day;
import static union.member.membership.Given.identities;
import static union.member.membership.Given.memberSince;
import static union.member.membership.Given.nobody;

import com.mongodb.MongoClientSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWrapper;
import org.bson.codecs.DecoderContext;
import org.junit.jupiter.api.Test;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.SiteChanged;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.StrikeOut;

/** What was stored once stays readable for ever: the files under {@code stored/} are never changed, only added to. */
class StoredMembershipTest {
    @Test void every_membership_is_read_back_as_it_was() {
        var member = memberSince("2014-03-01").enter("2015-01-01", identities("model_worker", "disabled"))
            .enter("2016-01-01", new SiteChanged(Optional.of("campus_1")))
            .enter("2017-01-01", new SiteChanged(Optional.empty())).enter("2018-01-01", new Retained("seconded"))
            .enter("2019-01-01", new Resumed()).when(new StrikeOut(4)).mergedInto(DEPOT_8, "2020-01-01");
        var moved = member.when(new MoveOut(day("2020-01-01"), DEPOT_8));
        var luggage = Luggage.taken(moved.state(), Given.DEPOT_7, moved.state().ledger().getLast());
        Stream.of(member, moved, nobody().when(new MoveIn(luggage)),
            applicantSince("2015-01-01").when(new Approve(day("2015-02-01")))).forEach(given ->
                assertThat(read(written(MembershipDocument.of(given.state())))).isEqualTo(given.state()));
    }

    @Test void a_membership_of_the_first_form_is_still_read() throws IOException {
        var membership = read(BsonDocument.parse(kept("membership-1.json")));
        assertThat(membership.timeline().at(day("2016-01-01")).standing()).isEqualTo(Standing.MEMBER);
        assertThat(membership.timeline().last().standing()).isEqualTo(Standing.MOVED);
        assertThat(membership.ledger()).hasSize(4);
        assertThat(membership.person()).isEqualTo("lin");
    }

    private static BsonDocument written(MembershipDocument document) {
        var codecs = MongoClientSettings.getDefaultCodecRegistry();
        return BsonDocument.parse(BsonDocumentWrapper.asBsonDocument(document, codecs).toJson());
    }

    private static Membership read(BsonDocument stored) {
        return MongoClientSettings.getDefaultCodecRegistry().get(MembershipDocument.class)
            .decode(new BsonDocumentReader(stored), DecoderContext.builder().build()).toMembership();
    }

    private static String kept(String name) throws IOException {
        try (InputStream in = StoredMembershipTest.class.getResourceAsStream("/stored/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
