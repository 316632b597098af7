package union.member.person;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import union.member.RunningMember;
import union.member.person.ClaimClient.Claim;
import union.member.person.Person.Details;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;

/** Who registers a person, over the real store. */
class RegisteringOnceTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final Details LIN =
        new Details("林某（虚构）", new Particulars(Gender.FEMALE, LocalDate.of(1980, 6, 15)), true);

    private final UnitId physics = new UnitId(fresh("physics"));
    private final UnitId library = new UnitId(fresh("library"));
    private final UnitId root = new UnitId(fresh("university"));
    private final UnitDirectory units = tree();
    private final ClaimClient claims = new ClaimClient(SERVICE.bean(MongoDatabase.class));

    @Test void of_two_units_that_register_a_person_in_the_same_instant_one_is_told_of_the_other() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var person = fresh("twin");
                var start = new CountDownLatch(1);
                var tries = new ArrayList<Callable<Boolean>>();
                for (var unit : List.of(physics, library)) tries.add(() -> {
                    start.await();
                    return done(people(NOON).register(unit, person, LIN, act(unit, person)));
                });
                var answers = tries.stream().map(threads::submit).toList();
                start.countDown();
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(true, false);
                assertThat(people(NOON).home(person)).isPresent();
            }
        }
    }

    @Test void a_claim_without_a_registration_stands_in_nobodys_way_for_long() {
        var person = fresh("claimed");
        claims.make(new Claim(root, person, physics, NOON));
        var soon = people(NOON.plus(Duration.ofMinutes(1)));
        var late = people(NOON.plus(People.EMPTY_CLAIM_MAX).plusSeconds(1));
        assertThat(done(soon.register(library, person, LIN, act(library, person)))).isFalse();
        assertThat(done(late.register(library, person, LIN, act(library, person)))).isTrue();
        assertThat(done(late.register(physics, person, LIN, act(physics, person)))).isFalse();
    }

    @Test void a_claim_never_stands_in_its_own_units_way() {
        var person = fresh("claimed");
        claims.make(new Claim(root, person, physics, NOON));
        assertThat(done(people(NOON).register(physics, person, LIN, act(physics, person)))).isTrue();
    }

    @ParameterizedTest @ValueSource(strings = {"0001-01-01", "-999999999-01-01", "1899-12-31"})
    void a_birth_date_of_long_ago_is_malformed(String birthDate) {
        var unit = fresh("birth-union");
        SERVICE.put("/roots/" + unit, "operator",
            Map.of("name", "工会", "kind", "union", "foundedOn", "2010-01-01"));
        SERVICE.appoint("birth-chair", unit, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + unit + "/roll", "birth-chair").status()).isEqualTo(200));
        var answer = SERVICE.put("/units/" + unit + "/people/" + fresh("p"), "birth-chair",
            Map.of("name", "x", "gender", "male", "birthDate", birthDate));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/body/birthDate");
    }

    private People people(Instant now) {
        var store = SERVICE.bean(StoreFactory.class).open("twins", new PersonShape(),
            new IndexModel(Indexes.ascending("state.person")));
        return new People(store, claims, units, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static boolean done(Answer<PersonEvent> answer) {
        return answer instanceof Answer.Done<PersonEvent>;
    }

    private static Act act(UnitId unit, String person) {
        return Act.caused("register " + unit + " " + person, "officer-1", NOON.truncatedTo(ChronoUnit.MILLIS), null);
    }

    private UnitDirectory tree() {
        var directory = new UnitDirectory();
        for (var unit : List.of(physics, library)) directory.apply(new UnitHistory(unit, 1, List.of(new UnitChange(1,
            LocalDate.of(2010, 1, 1), NOON, "founded", Map.of(UnitChange.PARENT, root.value())))));
        return directory;
    }
}
