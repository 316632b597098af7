package union.member.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.member.membership.Change.MovedOut;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MergerClient.Merger;
import union.member.person.People;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.event.DirectoryRecords;
import union.platform.event.EventReader;
import union.platform.event.EventRecord;
import union.platform.unit.UnitId;

/**
 * What events make of memberships: a merger is noted down for {@link Mergers}; who has moved out is brought in where
 * they go; whoever is entered in a unit that was merged away goes along too; a corrected person is counted rightly.
 * Each is an idempotent command named after its event.
 */
final class MembershipListener implements EventReader {
    private static final String PERSON_TOPIC = "union.member.person.v1";

    private final Memberships memberships;
    private final People people;
    private final MergerClient mergers;
    private final JsonMapper json;
    private final Clock clock;

    MembershipListener(Memberships memberships, People people, MergerClient mergers, JsonMapper json, Clock clock) {
        this.memberships = memberships;
        this.people = people;
        this.mergers = mergers;
        this.json = json;
        this.clock = clock;
    }

    @Override public String name() {
        return "member-roll";
    }

    @Override public List<String> topics() {
        return List.of(DirectoryRecords.UNIT_TOPIC, PERSON_TOPIC, MembershipShape.TOPIC);
    }

    @Override public void on(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) on(EventRecord.of(record, json));
    }

    private void on(EventRecord event) {
        switch (event.topic()) {
            case DirectoryRecords.UNIT_TOPIC -> noteMergers(event);
            case PERSON_TOPIC -> correct(event);
            case MembershipShape.TOPIC -> followMembership(event);
            default -> throw new IllegalArgumentException("not a topic of this reader: " + event.topic());
        }
    }

    /** The event carries the unit's whole history, so a merger is found in any of its later records too. */
    private void noteMergers(EventRecord event) {
        for (JsonNode change : event.data().required("changes")) {
            var into = change.required("set").path("mergedInto").asString("");
            if (into.isEmpty()) continue;
            var cause = event.topic() + "/" + event.key() + "#" + change.required("seq").asLong();
            mergers.note(new Merger(event.unit(), new UnitId(into),
                LocalDate.parse(change.required("on").asString()), cause, null, false));
        }
    }

    private void correct(EventRecord event) {
        if (!event.kind().equals("corrected")) return;
        var person = event.data().required("person").asString();
        for (var membership : memberships.ofPerson(person, event.unit())) correct(membership.key(), act(event));
    }

    private void correct(Key membership, Act act) {
        var details = people.details(membership.owner(), membership.id());
        if (details.isEmpty()) return; // erased since
        carryOut(membership, new CorrectParticulars(details.get().particulars()), act, List.of());
    }

    private void followMembership(EventRecord event) {
        var key = Key.of(event.key());
        if (event.kind().equals(MembershipShape.MOVED_OUT)) {
            bringIn(key, event);
            return;
        }
        // a correction that came while the ledger began has missed it
        if (event.sequence() == 1) correct(key, act(event).step("particulars"));
        var merger = memberships.facts(key.owner()).merger()
            .filter(m -> !m.on().isAfter(memberships.today()));
        if (merger.isPresent())
            carryOut(key, new MoveOut(merger.get().on(), merger.get().into()), act(event), Mergers.STAY);
        if (!memberships.facts(key.owner()).successions().isEmpty()) bringInAgain(key, event);
    }

    /** What was put right before a move goes along anew; the ledger over there knows whether that is news. */
    private void bringInAgain(Key key, EventRecord event) {
        var ledger = memberships.find(key.owner(), key.id()).orElseThrow().state();
        for (var line : ledger.ledger())
            if (line.change() instanceof MovedOut(var to) && !line.struck())
                carryOut(new Key(to, key.id()), new MoveIn(Luggage.again(ledger, key.owner(), line)),
                    act(event).step("line-" + line.number()), List.of(MembershipRule.ALREADY_A_MEMBER));
    }

    /** Who is on the roll over there already, by another way, is counted there and needs no bringing. */
    private void bringIn(Key key, EventRecord event) {
        var number = event.data().required("entry").asInt();
        var gone = memberships.find(key.owner(), key.id()).orElseThrow();
        var line = gone.state().entry(number).orElseThrow();
        if (!(line.change() instanceof MovedOut(var to)))
            throw new IllegalStateException("line " + number + " of " + key + " is no move");
        var luggage = Luggage.taken(gone.state(), key.owner(), line);
        carryOut(new Key(to, key.id()), new MoveIn(luggage), act(event), List.of(MembershipRule.ALREADY_A_MEMBER));
    }

    private Act act(EventRecord cause) {
        return Act.caused(cause.id(), Mergers.ACTOR, clock.instant(), cause.correlationId());
    }

    private void carryOut(Key key, MembershipCommand command, Act act, List<MembershipRule> harmless) {
        var answer = memberships.handle(key.owner(), key.id(), command, act);
        if (answer instanceof Answer.Refused<MembershipEvent>(var reasons) && !MembershipRule.only(harmless, reasons))
            throw new IllegalStateException(act.commandId() + " cannot be followed: " + reasons);
    }
}
