package union.replay.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import union.replay.source.Catalogue;

/** How a membership counts: by every attribute on the roll, and by employment when it begins. */
final class MemberFacts implements Facts<Profile> {
    private static final Set<String> WITHOUT_ROLL = Set.of("area_group", "women_committee", "special_committee",
        "congress_committee", "club", "team");

    private final Catalogue catalogue;
    private final List<Set<String>> identities;
    private final List<String> sites;

    /** @param roll questions whose identities and sites may be answered together with others; empty if apart */
    MemberFacts(Catalogue catalogue, List<Question> roll) {
        this.catalogue = catalogue;
        this.identities = asked(roll, "identity").map(Set::of).toList();
        this.sites = asked(roll, "site").toList();
    }

    private static Stream<String> asked(List<Question> roll, String dim) {
        return roll.stream().map(Question::dims).filter(dims -> dims.containsKey(dim)).map(dims -> dims.get(dim))
            .distinct().sorted();
    }

    @Override public List<Profile> options(Map<String, String> filter) {
        var people = new ArrayList<Profile>();
        for (var age : Age.values())
            for (var status : values("status", filter))
                for (var employment : values("employment", filter))
                    for (var gender : values("gender", filter))
                        people.add(new Profile(employment, status, gender, age, Set.of(), null));
        var mixed = new ArrayList<Profile>();
        for (int i = 0; i < people.size(); i++) mixed.add(people.get(Math.floorMod(i * 37L, people.size())));
        return mixed.stream().distinct().filter(person -> isOf(person.age(), filter.get("age_band")))
            .sorted(Comparator.comparing(person -> !person.natural()))
            .flatMap(person -> marked(person, filter)).toList();
    }

    private Stream<Profile> marked(Profile person, Map<String, String> filter) {
        Stream<Set<String>> marks = filter.containsKey("identity") ? Stream.of(Set.of(filter.get("identity")))
            : Stream.concat(Stream.of(Set.of()), identities.stream());
        return marks.flatMap(mark -> placed(filter).map(siteOf(person, mark)));
    }

    private Stream<String> placed(Map<String, String> filter) {
        var wanted = filter.get("site");
        return wanted == null ? Stream.concat(Stream.of(""), sites.stream()) : Stream.of(wanted);
    }

    private static Function<String, Profile> siteOf(Profile person, Set<String> marks) {
        return site -> new Profile(person.employment(), person.status(), person.gender(), person.age(), marks,
            site.isEmpty() ? null : site);
    }

    private static boolean isOf(Age age, @Nullable String band) {
        return band == null || age.bands().contains(band);
    }

    private List<String> values(String dim, Map<String, String> filter) {
        var wanted = filter.get(dim);
        return wanted == null ? catalogue.dimension(dim).values() : List.of(wanted);
    }

    @Override public Map<String, Set<String>> stock(Profile what) {
        return what.dims();
    }

    @Override public Map<String, Set<String>> begins(Profile what) {
        return Map.of("join_stage", Set.of("admitted"), "employment", Set.of(what.employment()));
    }

    @Override public Optional<Place> home(Profile what, Place at) {
        return Optional.of(at).filter(unit -> keepsRoll(unit.kind()));
    }

    /** Committees, clubs and teams have members of other units, and no roll of their own. */
    static boolean keepsRoll(String kind) {
        return !WITHOUT_ROLL.contains(kind);
    }

    @Override public int yearsMax(Profile what) {
        return what.age().yearsMax;
    }
}
