package union.member.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import union.member.officer.Officer.Holder;
import union.member.officer.OfficerDecision.Seat;
import union.member.person.People;
import union.platform.unit.Holding;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.platform.unit.UnitSnapshot;
import union.platform.unit.UnitStatus;

/** What a holder's document cannot know: the unit, the person, and who else holds posts there. */
record Surroundings(OfficerDirectory officers, UnitDirectory units, People people) {
    Seat seat(Holder holder) {
        var history = units.find(holder.unit());
        return new Seat(history.flatMap(Surroundings::firstDay), history.flatMap(Surroundings::dissolvedOn),
            people.details(holder.unit(), holder.person()).map(d -> d.particulars().birthDate()));
    }

    List<Holding> others(Holder holder) {
        return officers.everIn(holder.unit()).stream().filter(h -> !h.holder().equals(holder.person())).toList();
    }

    Vacancies vacancies(UnitId unit, LocalDate day) {
        var kind = units.at(unit, day).map(UnitSnapshot::kind).orElse("");
        return new Vacancies(kind, officers.everIn(unit), day);
    }

    private static Optional<LocalDate> firstDay(UnitHistory history) {
        return history.changes().stream().map(UnitChange::on).min(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> dissolvedOn(UnitHistory history) {
        return history.standing(Instant.MAX).stream()
            .filter(c -> UnitStatus.DISSOLVED.stored().equals(c.set().get(UnitChange.STATUS))).map(UnitChange::on)
            .filter(_ -> history.at(LocalDate.MAX, Instant.MAX).status() == UnitStatus.DISSOLVED)
            .max(Comparator.naturalOrder());
    }
}
