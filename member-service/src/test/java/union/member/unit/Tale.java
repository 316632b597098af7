package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import union.member.unit.Facts.Dependents;
import union.member.unit.Facts.Neighbour;
import union.member.unit.Facts.Placement;
import union.member.unit.Facts.Seat;
import union.member.unit.Stamp.Paper;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

/** Small words for telling what happens to a unit: given these events, when this is asked, then that comes of it. */
final class Tale {
    static final UnitId UNIVERSITY = new UnitId("university");
    static final UnitId PHYSICS = new UnitId("physics");
    static final UnitId CHEMISTRY = new UnitId("chemistry");
    static final String ANNA = "anna";
    static final String BORIS = "boris";
    static final LocalDate MARCH_2015 = LocalDate.of(2015, 3, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    static final Instant NOW = Instant.parse("2026-05-01T02:00:00Z");

    private Tale() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Stamp stamp(LocalDate on) {
        return new Stamp(on, NOW, ANNA, Paper.NONE);
    }

    static Stamp by(String who) {
        return new Stamp(TODAY, NOW, who, Paper.NONE);
    }

    /** The university, a founded union since 1978. */
    static Neighbour university() {
        return founded(UNIVERSITY, UnitKind.UNION);
    }

    static Neighbour founded(UnitId unit, UnitKind kind) {
        return new Neighbour(unit, kind, Standing.FOUNDED, Optional.of(day("1978-01-01")), Optional.empty(),
            Optional.of(UNIVERSITY));
    }

    static Facts own() {
        return Facts.alone(TODAY, PHYSICS);
    }

    /** The university decides, and nothing else is in the way. */
    static Facts university(Optional<Neighbour> other) {
        return new Facts(TODAY, new Seat(UNIVERSITY, Optional.of(UNIVERSITY)), other, Placement.NONE,
            Dependents.NONE, List.of());
    }

    static Facts under(Neighbour parent) {
        return university(Optional.of(parent));
    }

    static UnitCommand.Prepare prepare(LocalDate on, Facts facts) {
        return new UnitCommand.Prepare(PHYSICS, UnitKind.SUB_UNION, "物理学院分工会", List.of(), stamp(on), facts);
    }

    static UnitEvent prepared() {
        return new UnitEvent.Prepared(PHYSICS, UNIVERSITY, UnitKind.SUB_UNION, "物理学院分工会", List.of(),
            stamp(MARCH_2015));
    }

    static UnitEvent submitted() {
        return new UnitEvent.Submitted(stamp(MARCH_2015));
    }

    static UnitEvent approved() {
        return new UnitEvent.Decided(true, stamp(MARCH_2015));
    }

    static UnitEvent founded() {
        return new UnitEvent.Founded(LegalStatus.NONE, stamp(MARCH_2015));
    }

    /** Physics, founded in March 2015 and changed by these events. */
    static Given aFoundedUnit(UnitEvent... more) {
        return given(prepared(), submitted(), approved(), founded()).and(more);
    }

    static Given given(UnitEvent... events) {
        return new Given(new Unit.None()).and(events);
    }

    record Given(Unit state) {
        Given and(UnitEvent... events) {
            var now = state;
            for (var event : events) now = Unit.evolve(now, event);
            return new Given(now);
        }

        Then when(UnitCommand command) {
            return new Then(state, Unit.decide(state, command));
        }

        History history() {
            return Unit.history(state).orElseThrow();
        }
    }

    record Then(Unit before, Outcome<UnitEvent> outcome) {
        void then(UnitEvent... events) {
            assertThat(outcome).isEqualTo(Outcome.accept(events));
        }

        Given accepted() {
            return switch (outcome) {
                case Outcome.Accepted<UnitEvent>(var events) ->
                    new Given(before).and(events.toArray(UnitEvent[]::new));
                case Outcome.Refused<UnitEvent>(var reasons) -> throw new AssertionError("refused: " + reasons);
            };
        }

        void thenRefused(Refusal... expected) {
            assertThat(reasons()).containsExactlyInAnyOrder(List.of(expected).stream().map(Refusal::name)
                .toArray(String[]::new));
        }

        List<String> reasons() {
            return switch (outcome) {
                case Outcome.Accepted<UnitEvent> _ -> List.of();
                case Outcome.Refused<UnitEvent>(var reasons) -> reasons.stream().map(Refusal::name).toList();
            };
        }
    }
}
