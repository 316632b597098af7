package union.member.officer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import union.member.figure.Movement;
import union.member.figure.Stock;
import union.platform.unit.UnitId;

/**
 * What one person holds and held in one unit (任职情况). Bounded: {@link #TERMS_MAX} terms. No two of one person's terms
 * in the same post overlap, so that the person counts once per unit and post on any day; that is held in here.
 *
 * @param entries what was recorded, each with what it moved: the topic carries all of it with every event
 */
public record Officer(Optional<Holder> holder, List<Term> terms, List<Entry> entries) {
    public static final int TERMS_MAX = 60;
    public static final int ENTRIES_MAX = 300;
    static final Officer NONE = new Officer(Optional.empty(), List.of(), List.of());
    static final String METRIC = "officer.count";

    /** Whose posts, and in which unit. */
    public record Holder(UnitId unit, String person) {}

    /** @param note number of the document that appointed, or why a post ended; for the unit's own eyes, may be empty */
    public record Entry(
            int number, Instant recordedAt, String by, String change, String term, String note,
            List<Movement> movements) {
        public Entry {
            movements = List.copyOf(movements);
        }
    }

    public Officer {
        terms = List.copyOf(terms);
        entries = List.copyOf(entries);
    }

    static Officer evolve(Officer before, OfficerEvent event) {
        return switch (event) {
            case OfficerEvent.Appointed e -> before.with(e.holder(), before.plus(e.term()), e.entry());
            case OfficerEvent.Corrected e -> before.with(e.holder(), before.replaced(e.term()), e.entry());
            case OfficerEvent.Ended e -> before.with(e.holder(), before.replaced(e.term()), e.entry());
        };
    }

    private Officer with(Holder whose, List<Term> changed, Entry entry) {
        var all = new ArrayList<>(entries);
        all.add(entry);
        return new Officer(Optional.of(whose), changed, all);
    }

    List<Term> plus(Term term) {
        var all = new ArrayList<>(terms);
        all.add(term);
        return all;
    }

    List<Term> replaced(Term changed) {
        return terms.stream().map(t -> t.id().equals(changed.id()) ? changed : t).toList();
    }

    Optional<Term> term(String id) {
        return terms.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** What changes in the figures when these terms become those. */
    static List<Movement> movements(List<Term> before, List<Term> after) {
        var posts = new TreeSet<String>();
        before.forEach(t -> posts.add(t.post()));
        after.forEach(t -> posts.add(t.post()));
        var moved = new ArrayList<Movement>();
        for (var post : posts) moved.addAll(stock(post, after).since(stock(post, before)));
        return List.copyOf(moved);
    }

    private static Stock stock(String post, List<Term> terms) {
        NavigableMap<LocalDate, Map<String, Object>> steps = new TreeMap<>();
        var held = terms.stream().filter(t -> t.post().equals(post) && t.held()).toList();
        for (var term : held) term.lastDay().ifPresent(last -> steps.put(last.plusDays(1), Stock.NOT_COUNTED));
        for (var term : held) steps.put(term.from(), Map.of("post", post));
        return new Stock(METRIC, steps);
    }
}
