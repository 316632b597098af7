package union.member.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

/**
 * A person as the federation knows them (个人信息): registered once, by one unit, under an opaque id that everything
 * else refers to. Name and birth date stay in this one document and are told to nobody, so that erasing it, which
 * is to come here, leaves nothing behind but an id that stands for no one.
 *
 * @param details empty before registration
 */
public record Person(String id, Optional<Details> details) {
    public static final int NAME_LENGTH_MAX = 80;

    /** @param fictional made up, for replays and tests, and saying so for ever */
    public record Details(String name, Particulars particulars, boolean fictional) {
        public Details {
            if (name.isBlank() || name.length() > NAME_LENGTH_MAX)
                throw new IllegalArgumentException("a name has 1 to 80 characters");
        }
    }

    /** What officers ask, with what they cannot know: where else the person is registered. */
    public record Register(String id, Details details, LocalDate today, List<UnitId> elsewhere) {}

    static Outcome<PersonEvent> decide(Person now, Register c) {
        var broken = new ArrayList<Refusal>();
        if (!c.elsewhere().isEmpty())
            broken.add(PersonRule.PERSON_REGISTERED_ELSEWHERE.with("units", c.elsewhere()));
        if (c.details().particulars().birthDate().isAfter(c.today())) broken.add(PersonRule.BIRTH_DATE_IN_FUTURE);
        if (now.details().filter(d -> d.fictional() != c.details().fictional()).isPresent())
            broken.add(PersonRule.FICTION_STAYS_FICTION);
        if (!broken.isEmpty()) return new Outcome.Refused<>(broken);
        if (now.details().isEmpty()) return Outcome.accept(new PersonEvent.Registered(c.id(), c.details(), c.today()));
        return now.details().get().equals(c.details())
            ? Outcome.accept() : Outcome.accept(new PersonEvent.Corrected(c.id(), c.details(), c.today()));
    }

    static Person evolve(Person before, PersonEvent event) {
        return switch (event) {
            case PersonEvent.Registered e -> new Person(e.id(), Optional.of(e.details()));
            case PersonEvent.Corrected e -> new Person(before.id(), Optional.of(e.details()));
        };
    }
}
