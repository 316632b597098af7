package union.member.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.membership.MembershipEvent.Basis;
import union.member.person.Gender;
import union.member.person.Particulars;

/**
 * How a membership lies in the store. Gender and birth date are copied from the person, so that a ledger is read and
 * counted without asking elsewhere; the person's correction comes as a command.
 *
 * @param nextBandOn the next birthday on which the figures change; indexed, for the daily round
 */
public record MembershipDocument(
        Integer form, String person, Gender gender, LocalDate birthDate, Integer youthAgeMax, LocalDate through,
        @Nullable LocalDate nextBandOn, List<EntryDocument> ledger) {
    static final int FORM = 1;

    static MembershipDocument of(Membership m) {
        return new MembershipDocument(FORM, m.person(), m.particulars().gender(), m.birthDate(),
            m.bands().youthAgeMax(), m.through(), m.nextBandOn().orElse(null),
            m.ledger().stream().map(EntryDocument::of).toList());
    }

    Membership toMembership() {
        var basis = new Basis(person, new Particulars(gender, birthDate), new AgeBands(youthAgeMax), through);
        return new Membership(ledger.stream().map(EntryDocument::toEntry).toList(), Optional.of(basis));
    }
}
