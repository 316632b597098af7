package union.member.unit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;

/**
 * What an entry sets, as it is stored and as it is told: one field per sort of trait, absent where the entry does not
 * set it. Fields may be added, never renamed or removed.
 */
public record TraitsDocument(
        @Nullable String kind, @Nullable String name, @Nullable String parent, @Nullable String lineParent,
        @Nullable String status, @Nullable String custodian, @Nullable String mergedInto, @Nullable String splitInto,
        @Nullable String legalStatus, @Nullable String sizeClass, @Nullable String site, @Nullable String leadUnit,
        @Nullable List<String> areaUnits, @Nullable Integer revokes) {

    /** What readers see of a unit on a day before its first one. */
    static final TraitsDocument UNKNOWN = new TraitsDocument(
        null, null, null, null, "unknown", null, null, null, null, null, null, null, null, null);

    static TraitsDocument of(List<Trait> traits) {
        var fields = new Fields();
        traits.forEach(fields::set);
        return fields.document();
    }

    List<Trait> traits() {
        return Stream.<@Nullable Trait>of(
            kind == null ? null : new Trait.Kind(Codes.kind(kind)),
            name == null ? null : new Trait.Name(name),
            parent == null ? null : new Trait.Parent(new UnitId(parent)),
            status == null ? null : new Trait.Status(Codes.standing(status)),
            lineParent == null ? null : new Trait.LineParent(new UnitId(lineParent)),
            custodian == null ? null : new Trait.Custodian(new UnitId(custodian)),
            mergedInto == null ? null : new Trait.MergedInto(new UnitId(mergedInto)),
            splitInto == null ? null : new Trait.SplitInto(new UnitId(splitInto)),
            legalStatus == null ? null : new Trait.Legal(Codes.legal(legalStatus)),
            sizeClass == null ? null : new Trait.Size(Codes.size(sizeClass)),
            site == null ? null : new Trait.Site(site),
            leadUnit == null ? null : new Trait.Lead(new UnitId(leadUnit)),
            areaUnits == null ? null : new Trait.Area(areaUnits.stream().map(UnitId::new).toList()),
            revokes == null ? null : new Trait.Revokes(revokes))
            .filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static final class Fields {
        private @Nullable String kind;
        private @Nullable String name;
        private @Nullable String parent;
        private @Nullable String lineParent;
        private @Nullable String status;
        private @Nullable String custodian;
        private @Nullable String mergedInto;
        private @Nullable String splitInto;
        private @Nullable String legalStatus;
        private @Nullable String sizeClass;
        private @Nullable String site;
        private @Nullable String leadUnit;
        private @Nullable List<String> areaUnits;
        private @Nullable Integer revokes;

        void set(Trait trait) {
            switch (trait) {
                case Trait.Kind(var value) -> kind = value.code();
                case Trait.Name(var value) -> name = value;
                case Trait.Parent(var value) -> parent = value.value();
                case Trait.LineParent(var value) -> lineParent = value.value();
                case Trait.Status(var value) -> status = value.code();
                case Trait.Custodian(var value) -> custodian = value.value();
                case Trait.MergedInto(var value) -> mergedInto = value.value();
                case Trait.SplitInto(var value) -> splitInto = value.value();
                case Trait.Legal(var value) -> legalStatus = value.code();
                case Trait.Size(var value) -> sizeClass = value.code();
                case Trait.Site(var value) -> site = value;
                case Trait.Lead(var value) -> leadUnit = value.value();
                case Trait.Area(var value) -> areaUnits = value.stream().map(UnitId::value).toList();
                case Trait.Revokes(var entry) -> revokes = entry;
            }
        }

        TraitsDocument document() {
            return new TraitsDocument(kind, name, parent, lineParent, status, custodian, mergedInto, splitInto,
                legalStatus, sizeClass, site, leadUnit, areaUnits, revokes);
        }
    }
}
