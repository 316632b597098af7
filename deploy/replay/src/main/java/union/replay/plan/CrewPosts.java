package union.replay.plan;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the two posts with all rights (主席、副主席) those hold who enter the records: one that no figure of their
 * days asks for. Where a figure looks at days to come, they hold it only for the days of the replay.
 */
record CrewPosts(Horizon horizon, List<Question> asked) {
    private static final String CHAIR = "chair";
    private static final String DEPUTY = "vice_chair";
    private static final int DAYS = 2;

    Planned.Post leader() {
        var seen = seen();
        var chairs = asked.stream().anyMatch(question -> CHAIR.equals(question.dims().get("post")));
        return Planned.Post.proper((chairs || seen.contains(CHAIR)) && !seen.contains(DEPUTY) ? DEPUTY : CHAIR);
    }

    /** A unit has one chair, so a second one acts for the first. */
    Planned.Post second() {
        return seen().contains(DEPUTY) ? new Planned.Post(CHAIR, true) : Planned.Post.proper(DEPUTY);
    }

    @Nullable LocalDate ended() {
        var last = horizon.officersFrom().plusDays(DAYS);
        return asked.stream().anyMatch(question -> !question.day().isBefore(last)) ? last : null;
    }

    /** Posts that are asked for while the officers are there. */
    private Set<String> seen() {
        var seen = new HashSet<String>();
        for (var question : asked)
            if (!question.day().isBefore(horizon.officersFrom()))
                Optional.ofNullable(question.dims().get("post")).ifPresent(seen::add);
        return seen;
    }
}
