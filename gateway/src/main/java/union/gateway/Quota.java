package union.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many requests of one class in a window of time for each client (配额). A client's window begins with its first
 * request, so that not all clients come back in the same second, and is forgotten when it is over: the fields that we
 * send are then exact. Time is the machine's own and not the calendar's, which may jump. The number of windows is
 * bounded; under a flood of ever new addresses the rarely seen are forgotten first, which favours a stranger who never
 * comes twice over refusing somebody for a stranger's sake.
 */
final class Quota {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * What a client has left.
     *
     * @param requests still open in this window
     * @param seconds  until the window is over, at least one
     */
    record Share(Quota of, boolean granted, int requests, long seconds) {
        /** An item of the field {@code RateLimit-Policy}. */
        String policy() {
            return of.policy;
        }

        /** An item of the field {@code RateLimit}. */
        String left() {
            return of.name + ";r=" + requests + ";t=" + seconds;
        }

        TroubleException refusal() {
            return new TroubleException(Trouble.TOO_MANY_REQUESTS, Integer.toString(of.rate.requestsMax()),
                    Long.toString(of.rate.window().toSeconds()), Long.toString(seconds));
        }
    }

    private record Window(long began, AtomicInteger used) {}

    private final String name;
    private final String policy;
    private final Limits.Rate rate;
    private final Ticker ticker;
    private final Cache<RateKey, Window> windows;

    Quota(String name, Limits.Rate rate, int clientsMax, Ticker ticker) {
        this.name = '"' + name + '"';
        this.policy = this.name + ";q=" + rate.requestsMax() + ";w=" + rate.window().toSeconds();
        this.rate = rate;
        this.ticker = ticker;
        this.windows = Caffeine.newBuilder().maximumSize(clientsMax).expireAfterWrite(rate.window())
                .ticker(ticker).executor(Runnable::run).build();
    }

    Share take(RateKey client) {
        var now = ticker.read();
        var window = windows.get(client, _ -> new Window(now, new AtomicInteger()));
        var used = window.used().updateAndGet(before -> Math.min(before, rate.requestsMax()) + 1);
        var ends = window.began() + rate.window().toNanos();
        var seconds = Math.max(1, Math.ceilDiv(ends - now, NANOS_PER_SECOND));
        return new Share(this, used <= rate.requestsMax(), Math.max(0, rate.requestsMax() - used), seconds);
    }

    /** How many clients are counted now. */
    long clients() {
        windows.cleanUp();
        return windows.estimatedSize();
    }
}
