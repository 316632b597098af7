package union.member.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one name may be tried from one place in a while, whether or not it is anybody's, so that the answer tells
 * nothing. Keeps what is of the while only, a bounded number of entries of bounded length; an instance counts for
 * itself. The account's own {@link Tries} hold across instances.
 */
public final class RateLimit {
    private static final int ENTRIES_MAX = 20_000;

    private record Source(Username name, Peer peer) {}

    private record Window(Instant until, int used) {}

    private final Map<Source, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<Source, Window> eldest) {
            return size() > ENTRIES_MAX;
        }
    };
    private final Clock clock;
    private final int triesMax;
    private final Duration window;

    public RateLimit(Clock clock, int triesMax, Duration window) {
        this.clock = clock;
        this.triesMax = triesMax;
        this.window = window;
    }

    /** Counts a try and says whether it may go on. */
    public synchronized boolean allows(Username name, Peer from) {
        var now = clock.instant();
        forget(now);
        var source = new Source(name, from);
        var before = windows.get(source);
        var current = before == null || now.isAfter(before.until()) ? new Window(now.plus(window), 0) : before;
        if (current.used() >= triesMax) return false;
        windows.put(source, new Window(current.until(), current.used() + 1));
        return true;
    }

    /** How many entries are kept now. */
    synchronized int kept() {
        return windows.size();
    }

    /** The longest untouched come first; a window ends a while after its first try, so it is over by then. */
    private void forget(Instant now) {
        var eldest = windows.values().iterator();
        while (eldest.hasNext() && now.isAfter(eldest.next().until())) eldest.remove();
    }
}
