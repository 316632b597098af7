package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import union.member.RunningMember;
import union.member.membership.Facts.Settings;
import union.member.membership.MembershipCommand.Enter;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.UnitId;

/** The daily round over a real store, made years late. */
class BirthdayRoundTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final Clock LATE = at("2046-01-01T00:00:00Z");

    @Test void a_round_made_years_late_moves_everyone_once() {
        var root = fresh("birthday-union");
        SERVICE.put("/roots/" + root, "operator", Map.of("name", "工会", "kind", "union", "foundedOn", "2010-01-01"));
        SERVICE.appoint("birthday-chair", root, "chair");
        var store = SERVICE.bean(StoreFactory.class).open("birthdays", new MembershipShape(),
            new IndexModel(Indexes.ascending("state.nextBandOn"), new IndexOptions().sparse(true)),
            new IndexModel(Indexes.ascending("state.youthAgeMax")),
            new IndexModel(Indexes.ascending("state.person")));
        var persons = java.util.stream.IntStream.range(0, 3).mapToObj(_ -> fresh("ageing")).toList();
        for (var person : persons) admit(memberships(store, at("2026-05-01T00:00:00Z"), 35), root, person);

        var late = memberships(store, LATE, 35);
        assertThat(new BirthdayRound(late, LATE).make()).isEqualTo(3);
        assertThat(new BirthdayRound(late, LATE).make()).isZero();
        var moved = late.find(new UnitId(root), persons.getFirst()).orElseThrow();
        assertThat(moved.state().nextBandOn()).contains(LocalDate.of(2051, 1, 1));
        assertThat(moved.version()).as("the admission, which told of 36, and the birthday at 40").isEqualTo(2);

        var redrawn = memberships(store, LATE, 28);
        assertThat(new BirthdayRound(redrawn, LATE).make()).as("youth ends earlier").isEqualTo(3);
        assertThat(new BirthdayRound(redrawn, LATE).make()).isZero();
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static Memberships memberships(
            AggregateStore<Membership, MembershipEvent> store, Clock clock, int youthAgeMax) {
        return new Memberships(store, SERVICE.bean(Surroundings.class),
            new Settings(new AgeBands(youthAgeMax), Set.of()), clock, ZoneOffset.UTC);
    }

    private static void admit(Memberships memberships, String root, String person) {
        var details = Map.of("name", "青年（虚构）", "gender", "male", "birthDate", "1990-01-01", "fictional", true);
        var registered = SERVICE.put("/units/" + root + "/people/" + person, "birthday-chair", details);
        assertThat(registered.status()).isEqualTo(201);
        var act = Act.caused("admit " + person, "birthday-chair", Instant.parse("2026-05-01T00:00:00Z"), null);
        var command = new Enter(LocalDate.of(2015, 1, 1), new Change.Admitted(Given.STAFF, false));
        assertThat(memberships.handle(new UnitId(root), person, command, act)).isInstanceOf(Answer.Done.class);
    }
}
