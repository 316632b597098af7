package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import union.member.membership.Change.MovedOut;

/**
 * A ledger laid out by effective day, in whatever order it was written: how the person stood at the end of each day,
 * and which lines had an effect. Reading it again from the whole ledger is what makes backdated changes and
 * corrections in any order come out right.
 */
public final class Timeline {
    private final NavigableMap<LocalDate, Moment> moments = new TreeMap<>();
    private final List<Entry> effective = new ArrayList<>();

    private Timeline() {}

    static Timeline of(List<Entry> ledger) {
        var timeline = new Timeline();
        var now = Moment.BEFORE_ALL;
        int gone = 0; // lines written before a move and dated after it went along with the person
        for (var entry : ledger.stream().filter(e -> !e.struck()).sorted(Entry.BY_DAY).toList()) {
            if (entry.number() < gone) continue;
            var next = now.after(entry.change(), entry.on());
            if (next.isEmpty()) continue;
            if (entry.change() instanceof MovedOut) gone = Math.max(gone, entry.number());
            now = next.get();
            timeline.effective.add(entry);
            timeline.moments.put(entry.on(), now);
        }
        return timeline;
    }

    /** How the person stands at the end of that day. */
    public Moment at(LocalDate day) {
        var floor = moments.floorEntry(day);
        return floor == null ? Moment.BEFORE_ALL : floor.getValue();
    }

    public Moment last() {
        return moments.isEmpty() ? Moment.BEFORE_ALL : moments.lastEntry().getValue();
    }

    /** The lines that have an effect, by day. */
    public List<Entry> effective() {
        return Collections.unmodifiableList(effective);
    }

    NavigableMap<LocalDate, Moment> moments() {
        return Collections.unmodifiableNavigableMap(moments);
    }

    /** Whether the person belongs here, or waits to, on that day or any later one. */
    boolean openFrom(LocalDate day) {
        return at(day).standing().open()
            || moments.tailMap(day, true).values().stream().anyMatch(m -> m.standing().open());
    }
}
