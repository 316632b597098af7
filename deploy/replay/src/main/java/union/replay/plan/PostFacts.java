package union.replay.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import union.replay.source.Catalogue;

/**
 * How the holder of a post counts: by the post. Of some posts a unit has one holder at a time, so that many of them
 * are spread over the units below; where these do not suffice, others act in their place.
 *
 * @param seats units that stand from the beginning to the end
 */
record PostFacts(Catalogue catalogue, List<Place> seats) implements Facts<Planned.Post> {
    static final Set<String> SINGLE = Set.of("chair", "audit_chair", "women_director");

    @Override public List<Planned.Post> options(Map<String, String> filter) {
        var wanted = filter.get("post");
        var codes = wanted == null ? catalogue.dimension("post").values().reversed() : List.of(wanted);
        var posts = new ArrayList<Planned.Post>();
        for (var code : codes) {
            if (wanted == null && SINGLE.contains(code)) continue;
            posts.add(Planned.Post.proper(code));
            if (SINGLE.contains(code)) posts.add(new Planned.Post(code, true));
        }
        return posts;
    }

    @Override public Map<String, Set<String>> stock(Planned.Post post) {
        return Map.of("post", Set.of(post.code()));
    }

    @Override public Map<String, Set<String>> begins(Planned.Post post) {
        return Map.of();
    }

    @Override public List<Place> oneEach(Planned.Post post, Place at) {
        if (post.acting() || !SINGLE.contains(post.code())) return List.of();
        return seats.stream().filter(seat -> seat.within(at)).toList();
    }

    @Override public boolean lastResort(Planned.Post post) {
        return post.acting();
    }
}
