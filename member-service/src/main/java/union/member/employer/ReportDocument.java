package union.member.employer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import union.member.request.Fields;

/** A headcount as an employer's report states it. */
record ReportDocument(@Nullable Long total, @Nullable List<@Nullable SubsetDocument> subsets) {
    record SubsetDocument(@Nullable Map<String, @Nullable String> where, @Nullable Long count) {}

    Headcount read() {
        var fields = new Fields();
        var all = count(fields, "total", total);
        var stated = subsets == null ? List.<@Nullable SubsetDocument>of() : subsets;
        fields.require(stated.size() <= Headcount.SUBSETS_MAX, "subsets", "malformed.too-many");
        var parts = new ArrayList<Headcount.Subset>();
        for (int i = 0; i < Math.min(stated.size(), Headcount.SUBSETS_MAX); i++)
            parts.add(subset(fields, "subsets/" + i, stated.get(i)));
        fields.check();
        return new Headcount(all, parts);
    }

    private static Headcount.Subset subset(Fields fields, String place, @Nullable SubsetDocument stated) {
        var where = stated == null ? null : stated.where();
        fields.require(where != null && !where.isEmpty(), place + "/where", "malformed.required");
        var known = new java.util.TreeMap<String, String>();
        if (where != null) where.forEach((dimension, value) -> {
            boolean controlled = value != null
                && Headcount.DIMENSIONS.getOrDefault(dimension, List.of()).contains(value);
            fields.require(controlled, place + "/where/" + dimension, "malformed.dimension");
            if (value != null) known.put(dimension, value);
        });
        return new Headcount.Subset(known, count(fields, place + "/count", stated == null ? null : stated.count()));
    }

    private static long count(Fields fields, String place, @Nullable Long count) {
        fields.require(count != null && count >= 0 && count <= Headcount.TOTAL_MAX, place, "malformed.count");
        return count == null ? 0 : count;
    }
}
