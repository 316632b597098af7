package union.replay.client;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import union.replay.plan.Planned;

/**
 * Where records are entered: it knows the version of everything that it changed, and keeps what was refused instead
 * of stopping, since one refused record spoils a figure or two and not the replay.
 */
final class Desk {
    static final int REFUSED_MAX = 1_000;
    private final FederationClient federation;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final LongAdder noise = new LongAdder();

    Desk(FederationClient federation) {
        this.federation = federation;
    }

    /** Something new. */
    boolean enter(Session session, String path, Map<String, ?> body) {
        return begin(session, path, path, body);
    }

    /** A change of the thing that is known here as {@code thing}. */
    boolean change(Session session, String thing, String path, Map<String, ?> body) {
        return keep(thing, path, federation.put(session, path, body, versions.get(thing)));
    }

    /** Something new, known from now on as {@code thing}. */
    boolean begin(Session session, String thing, String path, Map<String, ?> body) {
        return keep(thing, path, federation.put(session, path, body, null));
    }

    /** A unit as it stands now; what is changed from here on builds on that. Whether it was founded before. */
    boolean founded(Session session, String unit) {
        var reply = federation.get(session, "/member/units/" + unit);
        if (!reply.ok()) return false;
        reply.version().ifPresent(now -> versions.put(unit, now));
        return reply.text("status").filter(Set.of("founded", "dissolved")::contains).isPresent();
    }

    /** Nothing of this record was refused. */
    void entered(Planned record) {
        if (record.noise()) noise.increment();
    }

    long noise() {
        return noise.sum();
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    private boolean keep(String thing, String path, Reply reply) {
        reply.version().ifPresent(now -> versions.put(thing, now));
        if (reply.ok()) return true;
        if (refused.size() >= REFUSED_MAX) throw new Trouble("Too many records are refused, the last one: "
            + path + " " + reply.inWords() + ".");
        refused.add("PUT " + path + ": " + reply.inWords());
        return false;
    }
}
