package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import union.replay.source.Span;

/** Plans who is on which roll, when they applied and were admitted, and when they left. */
final class MemberPlanner {
    private static final int DAYS_TO_ADMIT = 9;

    private final Ground ground;
    private final Tally applied;
    private final Tallies tallies;
    private final MemberFacts facts;
    private final boolean fuse;
    private final IdentityHashMap<Stay<Profile>, LocalDate> applications = new IdentityHashMap<>();

    MemberPlanner(Ground ground, List<Question> roll, List<Question> joined, boolean fuse) {
        this.ground = ground;
        this.applied = new Tally(joined.stream().filter(MemberPlanner::isApplied).toList());
        var admitted = new Tally(joined.stream().filter(question -> !isApplied(question)).toList());
        this.tallies = new Tallies(new Tally(roll), admitted, Tallies.NONE);
        this.facts = new MemberFacts(ground.catalogue(), fuse ? roll : List.of());
        this.fuse = fuse;
    }

    private static boolean isApplied(Question question) {
        return "applied".equals(question.dims().get("join_stage"));
    }

    /** @param arrivals bring those who are on a roll without having joined */
    List<Planned.Member> plan(People people, Arrivals arrivals) {
        var laid = new StockLaying<>(tallies.stock(), facts, fuse).lay();
        var questions = tallies.begins().questions();
        var begun = new Beginnings<>(tallies, facts, ground.horizon(), laid)
            .choose(questions, stay -> arrivals.bring(stay, laid.indexOf(stay)));
        var stays = new ArrayList<>(new Endings<>(tallies, facts, ground.horizon(), begun).choose(List.of()));
        var applicants = applied.questions().stream().flatMap(question -> apply(question, stays)).toList();
        stays.addAll(new Noise<>(tallies, facts, ground.tree(), ground.horizon()).make(questions, List.of()));
        stays.addAll(admittedInstead());
        var members = new ArrayList<>(stays.stream().map(stay -> member(stay, people)).toList());
        Stream.concat(applicants.stream(), strangers())
            .forEach(stay -> members.add(applicant(stay, people)));
        return members;
    }

    Stream<String> wrong() {
        return Stream.concat(tallies.wrong(), applied.wrong().stream());
    }

    /** Applications of those who were then admitted, and of more who were not. */
    private Stream<Stay<Profile>> apply(Question question, List<Stay<Profile>> stays) {
        for (var stay : stays) {
            if (applied.missing(question) <= 0) break;
            if (applications.containsKey(stay) || !stay.place.within(question.at())) continue;
            var time = Days.overlap(question.span(), new Span(stay.begin().minusDays(DAYS_TO_ADMIT), stay.begin()));
            time.filter(span -> question.asks(application(stay, span.from())))
                .flatMap(span -> Days.best(applied, span, span.to(), on -> application(stay, on)))
                .ifPresent(on -> record(stay, on));
        }
        var more = new ArrayList<Stay<Profile>>();
        var wanted = applied.missing(question);
        for (long i = 0; i < wanted; i++)
            newcomer(question, Days.spread(question.span(), i, wanted)).ifPresent(more::add);
        return more.stream();
    }

    private void record(Stay<Profile> stay, LocalDate on) {
        applications.put(stay, on);
        applied.add(application(stay, on), 1);
    }

    private Optional<Stay<Profile>> newcomer(Question question, LocalDate wish) {
        for (var profile : facts.options(question.dims())) {
            var someone = Stay.chosen(question.at(), profile, wish, null);
            var day = Days.best(applied, question.span(), wish, on -> application(someone, on));
            if (day.isEmpty()) continue;
            someone.begin(day.get());
            record(someone, day.get());
            return Optional.of(someone);
        }
        return Optional.empty();
    }

    /** Noise: applications a day too early, too late, and elsewhere, and where admissions are asked for. */
    private Stream<Stay<Profile>> strangers() {
        var instead = tallies.begins().questions().stream().limit(Noise.QUESTIONS_MAX)
            .map(question -> Stay.chosen(question.at(), profile(question), question.span().from(), null));
        return Stream.concat(instead.filter(this::silent).map(Stay::asNoise), aroundApplications());
    }

    private Profile profile(Question question) {
        return facts.options(question.dims()).getFirst();
    }

    /** Noise: somebody admitted where applications are asked for. */
    private List<Stay<Profile>> admittedInstead() {
        var search = new Intervals<>(tallies, facts, Tally::silent);
        return applied.questions().stream().limit(Noise.QUESTIONS_MAX).flatMap(question -> search
            .from(question.at(), profile(question), question.span().from()).stream()).map(Stay::asNoise).toList();
    }

    private Stream<Stay<Profile>> aroundApplications() {
        return applied.questions().stream().limit(Noise.QUESTIONS_MAX).flatMap(question -> {
            var early = question.span().from().minusDays(1);
            var late = question.span().to().plusDays(1);
            var profile = profile(question);
            var near = Stream.of(early, late).filter(on -> !on.isAfter(ground.horizon().today()))
                .map(on -> Stay.chosen(question.at(), profile, on, null));
            var far = ground.tree().outside(question.at()).stream()
                .filter(place -> MemberFacts.keepsRoll(place.kind()))
                .map(place -> Stay.chosen(place, profile, question.span().to(), null));
            return Stream.concat(near, far).filter(this::silent).map(Stay::asNoise);
        });
    }

    private boolean silent(Stay<Profile> stay) {
        return applied.silent(application(stay, stay.begin()));
    }

    private static Cell application(Stay<Profile> stay, LocalDate on) {
        return new Cell(stay.place, on, Map.of("join_stage", Set.of("applied"),
            "employment", Set.of(stay.what.employment())));
    }

    private Planned.Member member(Stay<Profile> stay, People people) {
        @Nullable LocalDate left = stay.end().orElse(null);
        var term = new Planned.Term(applications.get(stay), stay.begin(), left);
        return new Planned.Member(stay.place, people.member(stay.what, reference(stay)), stay.what, term,
            stay.isNoise());
    }

    /** The day on which the person must have the age of the profile. */
    private LocalDate reference(Stay<Profile> stay) {
        if (stay.first != null) return stay.first;
        return tallies.stock().days().stream().filter(stay::covers).findFirst().orElse(stay.begin());
    }

    private Planned.Member applicant(Stay<Profile> stay, People people) {
        var term = new Planned.Term(stay.begin(), null, null);
        return new Planned.Member(stay.place, people.member(stay.what, stay.begin()), stay.what, term,
            stay.isNoise());
    }
}
