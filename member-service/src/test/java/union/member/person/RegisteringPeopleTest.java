package union.member.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import union.member.person.Person.Details;
import union.member.person.Person.Register;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;
import union.testing.Contracts;

class RegisteringPeopleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final Person NOBODY = new Person("", Optional.empty());
    private static final Details LIN = details("林某（虚构）", "1980-06-15", true);

    private static Details details(String name, String born, boolean fictional) {
        return new Details(name, new Particulars(Gender.FEMALE, LocalDate.parse(born)), fictional);
    }

    private static Register register(Details details, UnitId... elsewhere) {
        return new Register("lin", details, TODAY, List.of(elsewhere));
    }

    private static Person registered() {
        return Person.evolve(NOBODY, new PersonEvent.Registered("lin", LIN, TODAY));
    }

    @Test void a_new_person_is_registered_and_the_same_again_changes_nothing() {
        assertThat(Person.decide(NOBODY, register(LIN)))
            .isEqualTo(Outcome.accept((PersonEvent) new PersonEvent.Registered("lin", LIN, TODAY)));
        assertThat(Person.decide(registered(), register(LIN))).isEqualTo(Outcome.<PersonEvent>accept());
    }

    @Test void a_correction_replaces_what_was_said() {
        var right = details("林某（虚构）", "1981-06-15", true);
        assertThat(Person.decide(registered(), register(right)))
            .isEqualTo(Outcome.accept((PersonEvent) new PersonEvent.Corrected("lin", right, TODAY)));
    }

    @Test void each_rule_refuses_and_all_are_named() {
        var wrong = details("林某", "2030-01-01", false);
        var outcome = Person.decide(registered(), register(wrong, new UnitId("depot-8")));
        assertThat(((Outcome.Refused<PersonEvent>) outcome).reasons().stream().map(Refusal::name))
            .containsExactlyInAnyOrderElementsOf(List.of(PersonRule.values()).stream().map(Enum::name).toList());
    }

    @Test void a_stored_person_is_read_back_as_it_was() {
        assertThat(PersonDocument.of(registered()).toPerson()).isEqualTo(registered());
    }

    @Test void events_tell_the_opaque_id_and_nothing_else() {
        var shape = new PersonShape();
        for (var event : List.of(new PersonEvent.Registered("lin", LIN, TODAY),
            new PersonEvent.Corrected("lin", LIN, TODAY))) {
            var form = shape.eventForm(registered(), event);
            var said = JsonMapper.builder().build().writeValueAsString(form.data());
            assertThat(said).doesNotContain("林").doesNotContain("1980");
            Contracts.produced(PersonShape.TOPIC, form.kind(), said);
        }
    }
}
