package union.member.employer;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many people an employer said it had on a day (职工人数), and how many of them belonged to subsets. An observation:
 * the next report of the same day replaces it, and reports of different days are never added.
 *
 * @param total persons, members or not; 0 to {@link #TOTAL_MAX}
 */
public record Headcount(long total, List<Subset> subsets) {
    public static final long TOTAL_MAX = 10_000_000;
    public static final int SUBSETS_MAX = 60;

    /** The controlled values of the dimensions by which staff is counted. */
    static final Map<String, List<String>> DIMENSIONS = Map.of(
        "age_band", List.of("youth", "under_40", "from_40_to_60", "over_60"),
        "gender", List.of("female", "male"),
        "employment", List.of("establishment", "postdoc", "dispatched", "non_establishment", "contract"));

    /** Dimensions of which a person has one value, so that their subsets may be added up. */
    private static final List<String> EXCLUSIVE = List.of("gender", "employment");

    /** Those of the staff to whom all of {@code where} applies. */
    public record Subset(Map<String, String> where, long count) {
        public Subset {
            where = Collections.unmodifiableMap(new TreeMap<>(where));
        }
    }

    public Headcount {
        subsets = List.copyOf(subsets);
    }

    boolean everySubsetFits() {
        return subsets.stream().allMatch(subset -> subset.count() <= total);
    }

    boolean everySubsetOnce() {
        return subsets.stream().map(Subset::where).allMatch(new HashSet<>()::add);
    }

    /** Whether parts that exclude each other (women and men, categories of employment) stay within the whole. */
    boolean partsFit() {
        return wholes().allMatch(whole -> EXCLUSIVE.stream().allMatch(by -> parts(whole.where(), by) <= whole.count()));
    }

    private Stream<Subset> wholes() {
        return Stream.concat(Stream.of(new Subset(Map.of(), total)), subsets.stream());
    }

    private long parts(Map<String, String> whole, String by) {
        return subsets.stream().filter(part -> isPart(part.where(), whole, by)).mapToLong(Subset::count).sum();
    }

    private static boolean isPart(Map<String, String> part, Map<String, String> whole, String by) {
        if (whole.containsKey(by) || !part.containsKey(by)) return false;
        var rest = new TreeMap<>(part);
        rest.remove(by);
        return rest.equals(whole);
    }
}
