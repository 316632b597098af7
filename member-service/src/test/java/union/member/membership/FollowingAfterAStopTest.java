package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import union.member.RunningMember;
import union.member.membership.Change.MovedIn;
import union.member.membership.Facts.Settings;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MergerClient.Merger;
import union.member.person.Gender;
import union.member.person.Particulars;
import union.member.person.People;
import union.member.person.Person.Details;
import union.member.site.Sites;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.testing.Backbone;

/** What follows from events, over the real store, when the process stops between one step and the next. */
class FollowingAfterAStopTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T04:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate MERGED_ON = LocalDate.of(2020, 1, 1);
    private static final int MEMBERS = 2 * Mergers.BATCH_MAX + 50;

    private final UnitId old = new UnitId(fresh("old"));
    private final UnitId there = new UnitId(fresh("there"));
    private final UnitId root = new UnitId(fresh("root"));
    private final UnitDirectory units = SERVICE.bean(UnitDirectory.class);
    private final People people = SERVICE.bean(People.class);
    private final MergerClient notes = new MergerClient(
        MongoClients.create(Backbone.get().mongoUri()).getDatabase(Backbone.get().freshDatabase()));
    private final Memberships memberships = new Memberships(
        SERVICE.bean(StoreFactory.class).open(fresh("stopped"), new ElsewhereShape(fresh("test.stopped")),
            new IndexModel(Indexes.ascending("state.person"))),
        new Surroundings(people, units, SERVICE.bean(Sites.class)),
        new Settings(new AgeBands(AgeBands.YOUTH_AGE_MAX_DEFAULT), Set.of()), CLOCK, ZoneOffset.UTC);

    @Test void a_merger_of_several_batches_brings_everyone_over_once_however_often_it_stops() {
        founded(old, Map.of());
        founded(there, Map.of());
        var persons = IntStream.range(0, MEMBERS).mapToObj("p%04d"::formatted).map(p -> p + "-" + old).toList();
        for (var person : persons) admit(person);
        founded(old, Map.of("mergedInto", there.value(), UnitChange.STATUS, "dissolved"));
        notes.note(new Merger(old, there, MERGED_ON, "unit/" + old + "#2", null, false));

        assertThat(new Mergers(memberships, notes, CLOCK).step()).isTrue();
        assertThat(gone(persons)).as("one batch, then a stop").isEqualTo(Mergers.BATCH_MAX);
        while (new Mergers(memberships, notes, CLOCK).step()) assertThat(gone(persons)).isPositive();
        assertThat(gone(persons)).isEqualTo(MEMBERS);
        assertThat(arrived(persons)).as("a stop before anyone is brought in").isZero();

        listener().on(persons.subList(0, 300).stream().map(this::movedOut).toList());
        listener().on(persons.stream().map(this::movedOut).toList());
        assertThat(arrived(persons)).isEqualTo(MEMBERS);
        assertThat(persons).allSatisfy(person -> assertThat(ledger(there, person).ledger())
            .as("brought in once").hasSize(1).allSatisfy(e -> assertThat(e.change()).isInstanceOf(MovedIn.class)));
    }

    @Test void a_ledger_that_began_with_what_was_corrected_meanwhile_is_put_right() {
        founded(old, Map.of());
        var person = fresh("hasty");
        admit(person);
        register(person, LocalDate.of(1950, 1, 1)); // told before the ledger was there
        listener().on(List.of(record(person, 1, "admitted", "{}")));
        assertThat(ledger(old, person).birthDate()).isEqualTo(LocalDate.of(1950, 1, 1));
    }

    private MembershipListener listener() {
        return new MembershipListener(memberships, people, notes, JsonMapper.builder().build(), CLOCK);
    }

    private void founded(UnitId unit, Map<String, String> more) {
        var founding = new UnitChange(1, LocalDate.of(2010, 1, 1), CLOCK.instant(), "founded",
            Map.of(UnitChange.KIND, "union", UnitChange.STATUS, "founded", UnitChange.PARENT, root.value()));
        var merger = new UnitChange(2, MERGED_ON, CLOCK.instant(), "merged", more);
        units.apply(new UnitHistory(unit, more.isEmpty() ? 1 : 2,
            more.isEmpty() ? List.of(founding) : List.of(founding, merger)));
    }

    private void admit(String person) {
        register(person, LocalDate.of(1980, 6, 15));
        var command = new Enter(LocalDate.of(2015, 3, 1), new Change.Admitted(Given.STAFF, false));
        assertThat(memberships.handle(old, person, command, act("admit " + person))).isInstanceOf(Answer.Done.class);
    }

    private void register(String person, LocalDate birthDate) {
        var details = new Details("某（虚构）", new Particulars(Gender.FEMALE, birthDate), true);
        assertThat(people.register(old, person, details, act("register " + person + birthDate)))
            .isInstanceOf(Answer.Done.class);
    }

    private static Act act(String id) {
        return Act.caused(id, "officer-1", CLOCK.instant(), null);
    }

    private Membership ledger(UnitId unit, String person) {
        return memberships.find(unit, person).orElseThrow().state();
    }

    private long gone(List<String> persons) {
        return persons.stream().filter(p -> standing(old, p) == Standing.MOVED).count();
    }

    private long arrived(List<String> persons) {
        return persons.stream().filter(p -> standing(there, p) == Standing.MEMBER).count();
    }

    private Standing standing(UnitId unit, String person) {
        return memberships.find(unit, person).map(m -> m.state().timeline().last().standing())
            .orElse(Standing.OUTSIDE);
    }

    private ConsumerRecord<String, byte[]> movedOut(String person) {
        return record(person, 2, MembershipShape.MOVED_OUT, "{\"entry\": 2}");
    }

    private ConsumerRecord<String, byte[]> record(String person, long sequence, String kind, String data) {
        var record = new ConsumerRecord<>(MembershipShape.TOPIC, 0, 0, new Key(old, person).toString(),
            data.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_type", kind, "ce_sequence", String.valueOf(sequence), "ce_unit", old.value(), "ce_effectiveon",
            MERGED_ON.toString(), "ce_time", CLOCK.instant().toString(), "ce_actor", "officer-1", "ce_correlationid",
            "c-1").forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
