package union.member.officer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import union.platform.unit.Holding;

/**
 * Posts that a unit of its kind should have filled and has not (空缺). A post that is only led by an acting holder is
 * vacant still: acting bridges a vacancy, at most half a year for a chair (选举工作条例 art. 32, unverified), and ends it
 * not.
 */
record Vacancies(String kind, List<Holding> ever, LocalDate day) {
    private static final List<String> OF_A_UNION = List.of("chair", "audit_chair", "women_director");
    private static final Map<String, List<String>> EXPECTED = Map.of(
        "federation", OF_A_UNION, "regional_union", OF_A_UNION, "union", OF_A_UNION, "joint_union", OF_A_UNION,
        "group", List.of("group_leader"), "area_group", List.of("group_leader"),
        "women_committee", List.of("women_director"));

    /** @param since first day without an elected holder, or empty where there never was one */
    record Vacancy(String post, Optional<LocalDate> since, Optional<Holding> acting) {}

    List<Vacancy> list() {
        return EXPECTED.getOrDefault(kind, List.of("chair")).stream()
            .filter(post -> of(post, false).stream().noneMatch(h -> h.on(day)))
            .map(post -> new Vacancy(post, since(post), of(post, true).stream().filter(h -> h.on(day)).findFirst()))
            .toList();
    }

    private Optional<LocalDate> since(String post) {
        return of(post, false).stream().flatMap(h -> h.until().stream()).filter(last -> last.isBefore(day))
            .max(Comparator.naturalOrder()).map(last -> last.plusDays(1));
    }

    private List<Holding> of(String post, boolean acting) {
        return ever.stream().filter(h -> h.post().equals(post) && h.acting() == acting)
            .filter(h -> h.until().filter(last -> last.isBefore(h.from())).isEmpty()).toList(); // struck: never held
    }
}
