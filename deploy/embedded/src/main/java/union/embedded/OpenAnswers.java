package union.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that clients have not fetched to their end. A client may go away and never say so; its answer, which may
 * hold a sorted copy of all it found, is given up after a while, and the longest untouched one when there are too many.
 * Whoever asks for it after that is told that it is gone, and asks anew.
 */
final class OpenAnswers {
    static final int OPEN_MAX = 1000;

    private final CursorRegistry registry;
    private final long idleNanosMax;
    private final Map<Long, Answer> open = new HashMap<>(); // guarded by this

    OpenAnswers(CursorRegistry registry, long idleNanosMax) {
        this.registry = registry;
        this.idleNanosMax = idleNanosMax;
    }

    synchronized void add(Answer answer) {
        long now = System.nanoTime();
        open.values().removeIf(Answer::fetched);
        open.values().stream().filter(one -> one.idleNanos(now) >= idleNanosMax).toList().forEach(this::giveUp);
        if (open.size() >= OPEN_MAX) longestIdle(now).ifPresent(this::giveUp);
        open.put(answer.getId(), answer);
        registry.add(answer);
    }

    /** The client wants no more of these. */
    synchronized void forget(Collection<Long> ids) {
        open.keySet().removeAll(ids);
    }

    private Optional<Answer> longestIdle(long now) {
        return open.values().stream().max(Comparator.comparingLong(one -> one.idleNanos(now)));
    }

    private void giveUp(Answer answer) {
        open.remove(answer.getId());
        registry.remove(answer.getId());
    }
}
