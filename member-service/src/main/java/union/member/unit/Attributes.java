package union.member.unit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import union.member.request.Fields;
import union.platform.unit.UnitId;

/** The attributes that a request states beside kind, name and parent; what is absent is not set. */
record Attributes(
        @Nullable String lineParent, @Nullable String site, @Nullable String sizeClass, @Nullable String leadUnit,
        @Nullable List<@Nullable String> areaUnits) {
    List<Trait> read(Fields fields) {
        var traits = new ArrayList<Trait>();
        fields.maybeUnit("lineParent", lineParent).map(Trait.LineParent::new).ifPresent(traits::add);
        fields.maybeCode("sizeClass", sizeClass, SizeClass::ofCode).map(Trait.Size::new).ifPresent(traits::add);
        fields.maybeUnit("leadUnit", leadUnit).map(Trait.Lead::new).ifPresent(traits::add);
        fields.maybeCode("site", site, Fields::siteCode).map(Trait.Site::new).ifPresent(traits::add);
        if (areaUnits != null) traits.add(new Trait.Area(area(fields, areaUnits)));
        return traits;
    }

    private static List<UnitId> area(Fields fields, List<@Nullable String> units) {
        fields.require(units.size() <= Limits.AREA_UNITS_MAX, "areaUnits", "malformed.too-many");
        var area = new ArrayList<UnitId>();
        for (int i = 0; i < Math.min(units.size(), Limits.AREA_UNITS_MAX); i++)
            area.add(fields.unit("areaUnits/" + i, units.get(i)));
        return area.stream().distinct().toList();
    }
}
