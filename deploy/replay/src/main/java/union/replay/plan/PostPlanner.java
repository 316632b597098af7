package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plans who holds which post, besides the officers who enter the records. */
final class PostPlanner {
    private final Ground ground;
    private final Tallies tallies;
    private final PostFacts facts;
    private final boolean fuse;

    /** @param seats units that stand from the beginning to the end */
    PostPlanner(Ground ground, List<Question> questions, List<Place> seats, boolean fuse) {
        this.ground = ground;
        this.tallies = new Tallies(new Tally(questions), Tallies.NONE, Tallies.NONE);
        this.facts = new PostFacts(ground.catalogue(), seats);
        this.fuse = fuse;
    }

    /** @param staff the officers who enter the records, whom a figure of their days counts as well */
    List<Planned.Officer> plan(People people, List<Planned.Officer> staff) {
        for (var officer : staff)
            for (var day : tallies.stock().days())
                if (!officer.from().isAfter(day) && (officer.ended() == null || officer.ended().isAfter(day)))
                    tallies.stock().add(new Cell(officer.unit(), day, facts.stock(officer.post())), 1);
        var laid = new StockLaying<>(tallies.stock(), facts, fuse).lay();
        var begun = new Beginnings<>(tallies, facts, ground.horizon(), laid).choose(List.of());
        var stays = new ArrayList<>(new Endings<>(tallies, facts, ground.horizon(), begun).choose(List.of()));
        stays.addAll(new Noise<>(tallies, facts, ground.tree(), ground.horizon()).make(List.of(), List.of()));
        var officers = new ArrayList<Planned.Officer>();
        for (var stay : stays) officers.add(officer(stay, people, Stream.concat(staff.stream(), officers.stream())));
        return officers;
    }

    Stream<String> wrong() {
        return tallies.wrong();
    }

    /** Whoever comes to a post of one holder while it is held acts in it. */
    private static Planned.Officer officer(Stay<Planned.Post> stay, People people, Stream<Planned.Officer> others) {
        var code = stay.what.code();
        var end = stay.end().orElse(LocalDate.MAX);
        var held = PostFacts.SINGLE.contains(code) && others.anyMatch(other -> other.unit().equals(stay.place)
            && other.post().equals(Planned.Post.proper(code)) && other.from().isBefore(end)
            && (other.ended() == null || other.ended().isAfter(stay.begin())));
        return new Planned.Officer(stay.place, people.officer(stay.begin()), new Planned.Post(code, held),
            stay.begin(), stay.end().orElse(null), stay.isNoise());
    }
}
