package union.replay.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a roll says about a member, as far as figures look at it. */
public record Profile(String employment, String status, String gender, Age age, Set<String> identities,
                      @Nullable String site) {
    public Profile {
        identities = Set.copyOf(identities);
    }

    Map<String, Set<String>> dims() {
        var dims = new TreeMap<>(Map.of("employment", Set.of(employment), "status", Set.of(status),
            "gender", Set.of(gender), "age_band", age.bands(), "identity", identities));
        if (site != null) dims.put("site", Set.of(site));
        return dims;
    }

    /** Nobody is surprised by this combination. */
    boolean natural() {
        return status.equals("retired") ? age == Age.OLD : age != Age.OLD;
    }
}
