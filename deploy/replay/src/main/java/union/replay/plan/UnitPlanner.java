package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans the units, employers and sites: when each stands, with which traits, and every change of structure. */
final class UnitPlanner {
    private final Ground ground;
    private final Tree tree;
    private final Horizon horizon;
    private final Hosting hosting;
    private final UnitFacts facts;
    private final Tally changes;
    private final Tallies tallies;
    private final Set<Place> pinned;

    /** @param pinned units that own records, which therefore stand from the beginning */
    UnitPlanner(Ground ground, List<Question> counts, List<Question> changed, Set<Place> pinned) {
        this.ground = ground;
        this.tree = ground.tree();
        this.horizon = ground.horizon();
        var parents = tree.parents();
        this.hosting = new Hosting(tree, place -> place.parent() == null || parents.contains(place)
            || pinned.contains(place));
        this.facts = new UnitFacts(ground.catalogue(), hosting);
        this.changes = new Tally(changed);
        this.tallies = new Tallies(new Tally(counts), changes, changes);
        this.pinned = Set.copyOf(pinned);
    }

    /** The units so far, and how and where more may stand. */
    record Units(UnitFacts facts, Hosting hosting, List<Stay<Slot>> stays) {}

    /** What stands of each kind of question: the stays of all units, with what happens to them. */
    List<Stay<Slot>> plan() {
        var homes = homes();
        new SlotLaying(tallies.stock(), facts, homes).lay();
        var stays = new ArrayList<>(begun(homes));
        var coverage = new Coverage(tallies, facts, horizon);
        coverage.plan(stays, questions("covered"));
        var beginnings = new Beginnings<>(tallies, facts, horizon, stays);
        questions("covered").forEach(beginnings::welcome);
        stays.clear();
        stays.addAll(new Endings<>(tallies, facts, horizon, beginnings.stays()).choose(questions("dissolved")));
        coverage.endWithTheirEmployer(stays);
        var reshaping = new Reshaping(ground, tallies, new Units(facts, hosting, stays));
        for (var change : List.of("renamed", "re_parented", "merged"))
            questions(change).forEach(reshaping::answer);
        var noise = new Noise<>(tallies, facts, tree, horizon);
        stays.addAll(noise.make(questions("founded", "covered"), questions("dissolved")));
        for (var change : List.of("renamed", "re_parented", "merged", "split"))
            questions(change).stream().limit(Noise.QUESTIONS_MAX).forEach(reshaping::disturb);
        changes.questions().stream().limit(Noise.QUESTIONS_MAX).forEach(reshaping::disturbWithin);
        return stays;
    }

    /** One more employer for a unit that has none to report its staff, of a kind that no question counts. */
    Optional<Stay<Slot>> employerAt(Place unit) {
        var search = new Intervals<>(tallies, facts, Tally::silent);
        return facts.options(Map.of("org_status", "unorganised")).stream()
            .filter(slot -> facts.isEmployer(slot.kind))
            .flatMap(slot -> search.between(unit, slot, horizon.settled(), null).stream()).findFirst();
    }

    Stream<String> wrong() {
        return Stream.of(tallies.stock(), changes).flatMap(tally -> tally.wrong().stream());
    }

    private Map<Slot, Place> homes() {
        var parents = tree.parents();
        var homes = new LinkedHashMap<Slot, Place>();
        tree.all().stream().filter(place -> place.parent() != null)
            .sorted(Comparator.comparing(place -> !parents.contains(place) && !pinned.contains(place)))
            .forEach(place -> homes.put(Slot.of(place), place.parent() == null ? tree.top() : place.parent()));
        return homes;
    }

    /** Units that others stand on begin first, from the top of the tree down; the rest as the figures ask for it. */
    private List<Stay<Slot>> begun(Map<Slot, Place> homes) {
        var begins = new HashMap<Place, LocalDate>();
        var parents = tree.parents();
        var stays = new ArrayList<Stay<Slot>>();
        homes.entrySet().stream().sorted(Comparator.comparingInt(entry -> entry.getValue().depth())).forEach(entry -> {
            var slot = entry.getKey();
            var stay = stay(slot, entry.getValue(), begins.get(entry.getValue()));
            if (slot.place != null && (parents.contains(slot.place) || pinned.contains(slot.place))) {
                stay.begin(stay.after == null ? horizon.founded(slot.place.depth()) : stay.after.plusDays(1));
                changes.add(new Cell(stay.place, stay.begin(), facts.begins(slot)), 1);
                if (stay.after != null) begins.put(slot.place, stay.begin());
            }
            stays.add(stay);
        });
        split(stays);
        var beginnings = new Beginnings<>(tallies, facts, horizon, stays);
        return beginnings.choose(questions("founded"));
    }

    /** What a split founds counts as founded, so splits come before other foundings; there must be one to divide. */
    private void split(List<Stay<Slot>> stays) {
        for (var question : questions("split")) {
            var alike = stays.stream().filter(stay -> stay.what.kind.equals(question.dims().get("unit_kind")))
                .filter(stay -> stay.place.within(question.at()) && stay.after == null && stay.goneBy().isEmpty())
                .toList();
            if (alike.stream().allMatch(Stay::open))
                alike.stream().findFirst().ifPresent(stay -> stay.begin(horizon.before().from()));
            new Reshaping(ground, tallies, new Units(facts, hosting, stays)).answer(question);
        }
    }

    private Stay<Slot> stay(Slot slot, Place home, @Nullable LocalDate hostSince) {
        var first = slot.seen().isEmpty() ? null : slot.seen().firstKey();
        var never = slot.unseen().isEmpty() ? null : slot.unseen().last();
        var after = first == null ? never : slot.unseen().lower(first);
        var host = hostSince == null ? null : hostSince.minusDays(1);
        if (host != null && (after == null || host.isAfter(after))) after = host;
        var stay = new Stay<>(home, slot, after, first);
        if (first == null) return stay;
        slot.seen().keySet().forEach(stay::seen);
        var gone = slot.unseen().higher(slot.seen().lastKey());
        if (gone != null) stay.gone(gone);
        return stay;
    }

    private List<Question> questions(String... kinds) {
        return changes.questions().stream().filter(question -> List.of(kinds).contains(question.dims().get("change")))
            .toList();
    }
}
