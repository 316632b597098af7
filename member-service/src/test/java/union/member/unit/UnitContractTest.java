package union.member.unit;

import static union.member.unit.Tale.*;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import union.member.Wire;
import union.testing.Contracts;

/** What others may rely on when they read the tree: one sample per kind of event. */
class UnitContractTest {
    record Case(Unit before, UnitEvent event) {}

    static Stream<Case> events() {
        var physics = aFoundedUnit().state();
        return Stream.of(
            new Case(new Unit.None(), new UnitEvent.RootFounded(UNIVERSITY, UnitKind.UNION, "大学工会",
                stamp(MARCH_2015))),
            new Case(new Unit.None(), prepared()),
            new Case(given(prepared()).state(), submitted()),
            new Case(given(prepared(), submitted()).state(), approved()),
            new Case(given(prepared(), submitted(), approved()).state(), founded()),
            new Case(physics, new UnitEvent.Renamed("物理分会", stamp(TODAY))),
            new Case(physics, new UnitEvent.ReParented(CHEMISTRY, stamp(TODAY))),
            new Case(physics, new UnitEvent.MergedInto(CHEMISTRY, stamp(TODAY))),
            new Case(physics, new UnitEvent.SplitInto(CHEMISTRY, stamp(TODAY))),
            new Case(physics, new UnitEvent.DissolvedTo(UNIVERSITY, stamp(TODAY))),
            new Case(aFoundedUnit(new UnitEvent.DissolvedTo(UNIVERSITY, stamp(TODAY))).state(),
                new UnitEvent.Revoked(5, stamp(TODAY))),
            new Case(physics, new UnitEvent.LegallyRegistered(LegalStatus.REGISTERED, stamp(TODAY))),
            new Case(physics, new UnitEvent.AttributesChanged(
                List.of(new Trait.Site("campus_1"), new Trait.Size(SizeClass.OVER_100)), stamp(TODAY))));
    }

    @Test void no_sample_stays_of_a_kind_that_nobody_sends() {
        var shape = new UnitShape();
        Contracts.producesOnly(shape.topic(), events()
            .map(c -> shape.eventForm(shape.evolve(c.before(), c.event()), c.event()).kind())
            .collect(Collectors.toSet()));
    }

    @ParameterizedTest @MethodSource("events")
    void the_event_is_told_as_promised(Case c) {
        Wire.produced(new UnitShape(), c.before(), c.event());
    }
}
