package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.unit.Tale.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import union.member.StoredForms;

/** A unit survives the store in every state, and documents of older versions stay readable for ever. */
class StoredUnitTest {
    record Kept(String name, Unit unit) {}

    static Stream<Kept> units() {
        var allTraits = new UnitEvent.AttributesChanged(List.of(new Trait.LineParent(CHEMISTRY),
            new Trait.Size(SizeClass.OVER_100), new Trait.Site("campus_1"), new Trait.Lead(CHEMISTRY),
            new Trait.Area(List.of(CHEMISTRY, UNIVERSITY))), stamp(TODAY));
        return Stream.of(
            new Kept("preparing-1", given(prepared()).state()),
            new Kept("submitted-1", given(prepared(), submitted()).state()),
            new Kept("returned-1", given(prepared(), submitted(), new UnitEvent.Decided(false, stamp(MARCH_2015)))
                .state()),
            new Kept("approved-1", given(prepared(), submitted(), approved()).state()),
            new Kept("founded-1", aFoundedUnit(allTraits, new UnitEvent.SplitInto(CHEMISTRY, stamp(TODAY)),
                new UnitEvent.Renamed("物理分会", withPaper()), new UnitEvent.ReParented(CHEMISTRY, stamp(TODAY)),
                new UnitEvent.LegallyRegistered(LegalStatus.REGISTERED, stamp(TODAY))).state()),
            new Kept("merged-1", aFoundedUnit(new UnitEvent.MergedInto(CHEMISTRY, stamp(TODAY))).state()),
            new Kept("dissolved-1", aFoundedUnit(new UnitEvent.DissolvedTo(UNIVERSITY, withPaper())).state()));
    }

    @ParameterizedTest @MethodSource("units")
    void it_is_read_as_it_was_stored(Kept kept) {
        assertThat(StoredForms.storedAndRead(new UnitShape(), kept.unit())).isEqualTo(kept.unit());
    }

    @ParameterizedTest @MethodSource("units")
    void a_kept_document_is_still_read(Kept kept) {
        assertThat(StoredForms.kept("unit/" + kept.name(), new UnitShape(), kept.unit())).isEqualTo(kept.unit());
    }

    private static Stamp withPaper() {
        return new Stamp(TODAY, NOW, ANNA, new Stamp.Paper("工字〔2026〕5号", "机构调整"));
    }
}
