package union.reporting.catalogue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a rate divides by what. The numerator is read with the question's dimensions and its own; the denominator with
 * the question's dimensions less the dropped ones, and its own.
 */
public record Ratio(String numerator, String denominator, Map<String, String> numeratorWhere,
                    Map<String, String> denominatorWhere, Set<String> denominatorDrops) {
    public Ratio {
        numeratorWhere = Map.copyOf(numeratorWhere);
        denominatorWhere = Map.copyOf(denominatorWhere);
        denominatorDrops = Set.copyOf(denominatorDrops);
    }

    public Map<String, String> whereOfNumerator(Map<String, String> asked) {
        var where = new TreeMap<>(asked);
        where.putAll(numeratorWhere);
        return where;
    }

    public Map<String, String> whereOfDenominator(Map<String, String> asked) {
        var where = new TreeMap<>(asked);
        where.keySet().removeAll(denominatorDrops);
        where.putAll(denominatorWhere);
        return where;
    }
}
