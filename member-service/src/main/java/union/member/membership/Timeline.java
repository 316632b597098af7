package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import union.member.membership.Change.MovedIn;
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
        for (var entry : inOrder(ledger)) {
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

    /** What a move brought may be said again, when the past of the old unit was put right: the last word counts. */
    private static List<Entry> inOrder(List<Entry> ledger) {
        var lines = new ArrayList<>(ledger.stream().filter(e -> !e.struck()).sorted(Entry.BY_DAY).toList());
        var places = new HashMap<List<Object>, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (!(lines.get(i).change() instanceof MovedIn c)) continue;
            var first = places.putIfAbsent(List.of(c.from(), lines.get(i).on()), i);
            if (first != null) lines.set(first, lines.remove(i--));
        }
        return lines;
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

    /** Whether the person belongs here, or waits to, on that day. */
    boolean open(LocalDate day) {
        return at(day).standing().open();
    }

    /** Whether they come to belong here, or do still, at some change after that day and up to another. */
    boolean opensBetween(LocalDate after, LocalDate through) {
        return moments.subMap(after, false, through, true).values().stream().anyMatch(m -> m.standing().open());
    }

    /** Whether there is a day that is open here, was not {@code before}, and is open in {@code other} too. */
    boolean collides(Timeline before, Timeline other) {
        return Stream.of(this, before, other).flatMap(timeline -> timeline.moments.keySet().stream())
            .anyMatch(day -> open(day) && !before.open(day) && other.open(day));
    }
}
