package union.member.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tries at an account's password since it was last right (登录尝试), counted for each place that they come from, and
 * far more patiently for all places together. A try is charged <em>before</em> the password is looked at, so guesses
 * sent side by side cannot outrun the count. Waits double and are bounded. Whoever guesses badly on purpose keeps out
 * their own address, and with many addresses those from which the holder has never signed in; a place where the
 * password was right once waits for its own mistakes only.
 *
 * @param failed from all places that are not known, with the wait that follows from it
 */
public record Tries(int failed, Instant notBefore, List<Place> places) {
    /** Tries from one place without any wait. */
    public static final int FREE_MAX = 5;
    /** Tries from all unknown places together without any wait; NIST SP 800-63B, 5.2.2, allows no more in a row. */
    public static final int ALL_FREE_MAX = 100;
    public static final Duration WAIT_FIRST = Duration.ofSeconds(30);
    public static final Duration WAIT_MAX = Duration.ofMinutes(15);
    /** After so much quiet the count begins anew. */
    public static final Duration MEMORY_MAX = Duration.ofHours(24);
    /** Beyond these a place that is not known gives way, the one longest quiet first. */
    public static final int PLACES_MAX = 32;
    public static final Tries NONE = new Tries(0, Instant.EPOCH, List.of());
    private static final int DOUBLINGS_MAX = 10;
    private static final Comparator<Place> LEAST_WORTH_KEEPING =
        Comparator.comparing(Place::known).thenComparing(Place::notBefore);

    /** @param known the password was right from there once */
    public record Place(String peer, int failed, Instant notBefore, boolean known) {}

    public Tries {
        places = List.copyOf(places);
    }

    /** The count with one more try, or nothing while that place has to wait. */
    public Optional<Tries> charge(Peer peer, Instant now) {
        var place = place(peer);
        if (now.isBefore(place.notBefore()) || (!place.known() && now.isBefore(notBefore))) return Optional.empty();
        int here = counted(place.failed(), place.notBefore(), now);
        var charged = new Place(peer.value(), here, now.plus(waitAfter(here)), place.known());
        if (place.known()) return Optional.of(new Tries(failed, notBefore, with(charged)));
        int all = counted(failed, notBefore, now);
        return Optional.of(new Tries(all, now.plus(waitAfter(all - ALL_FREE_MAX + FREE_MAX)), with(charged)));
    }

    /** The password was right: nothing is held against anyone, and the place is known from now on. */
    public Tries right(Peer peer, Instant now) {
        return new Tries(0, Instant.EPOCH, with(new Place(peer.value(), 0, now, true)));
    }

    private Place place(Peer peer) {
        return places.stream().filter(p -> p.peer().equals(peer.value())).findFirst()
            .orElse(new Place(peer.value(), 0, Instant.EPOCH, false));
    }

    private List<Place> with(Place place) {
        var others = places.stream().filter(p -> !p.peer().equals(place.peer())).sorted(LEAST_WORTH_KEEPING).toList();
        var kept = others.subList(Math.max(0, others.size() - PLACES_MAX + 1), others.size());
        return Stream.concat(kept.stream(), Stream.of(place)).toList();
    }

    private static int counted(int before, Instant since, Instant now) {
        return now.isAfter(since.plus(MEMORY_MAX)) ? 1 : Math.min(before, Integer.MAX_VALUE - 1) + 1;
    }

    /** How long a place waits after so many wrong tries in a row. */
    static Duration waitAfter(int failed) {
        if (failed < FREE_MAX) return Duration.ZERO;
        var wait = WAIT_FIRST.multipliedBy(1L << Math.min(failed - FREE_MAX, DOUBLINGS_MAX));
        return wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
    }
}
