package union.reporting.figure.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.MetricKind;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.sum.Page;
import union.reporting.figure.sum.Recount;
import union.reporting.figure.sum.SumsDocument;
import union.reporting.figure.tree.Forest;
import union.reporting.figure.tree.Tree;
import union.reporting.figure.tree.UnitEntriesDocument;
import union.reporting.figure.tree.UnitEntry;

/**
 * Where statements become knowledge (入库): tree, facts and planned values first, then the sums, then the position, so
 * that a crash anywhere leaves work to repeat and nothing to lose. Each step may be repeated. One writer at a time:
 * a rebuild and a parked record that is given again wait their turn here.
 */
public final class Intake {
    private final Catalogue catalogue;
    private final Stores stores;
    private final Forest forest;
    private final Clock clock;
    private final List<Consumer<List<Fact>>> counted = new ArrayList<>();
    private final List<Consumer<Moved>> moved = new ArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    private boolean open;

    /** Where what is known is kept. */
    public record Stores(FactsDocument facts, PlansDocument plans, SumsDocument sums, UnitEntriesDocument tree,
                         PositionsDocument positions, ParkedDocument parked) {}

    public Intake(Catalogue catalogue, Stores stores, Forest forest, Clock clock) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.forest = forest;
        this.clock = clock;
        forest.replace(stores.tree().all());
    }

    /** Units hang elsewhere than before: the entries that say so, and the tree without them. */
    public record Moved(List<UnitEntry> entries, Tree before) {}

    /** Tells facts when they are counted; they may have been told before. */
    public void onCounted(Consumer<List<Fact>> listener) {
        counted.add(listener);
    }

    public void onMoved(Consumer<Moved> listener) {
        moved.add(listener);
    }

    /** Takes in statements in the order of each partition; returns false, and nothing is taken, while it is shut. */
    public boolean take(List<Statement> statements) {
        if (statements.isEmpty()) return true;
        turn.lock();
        try {
            if (!open) return false;
            var known = stores.parked().knownSince(statements, clock.instant());
            var hung = hang(known.stream().flatMap(s -> s.entries().stream()).toList());
            known.forEach(s -> s.planned().forEach(stores.plans()::keep));
            var facts = first(known);
            var kept = facts.isEmpty() ? List.<Fact>of() : stores.facts().keep(facts);
            count(kept, known);
            var last = new HashMap<String, Statement.Place>();
            known.forEach(s -> last.merge(s.place().partition(), s.place(), (a, b) -> b.offset() > a.offset() ? b : a));
            last.values().forEach(stores.positions()::reached);
            if (!hung.entries().isEmpty()) moved.forEach(listener -> listener.accept(hung));
            if (!kept.isEmpty()) counted.forEach(listener -> listener.accept(kept));
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Leaves a record out that cannot be taken, and goes on behind it; returns false while it is shut. */
    public boolean park(Statement.Place place) {
        turn.lock();
        try {
            if (!open) return false;
            stores.parked().add(place);
            stores.positions().reached(place);
            return true;
        } finally {
            turn.unlock();
        }
    }

    private Moved hang(List<UnitEntry> entries) {
        var before = forest.now();
        var news = entries.stream().filter(entry -> !forest.knows(entry)).toList();
        news.forEach(stores.tree()::keep);
        forest.add(news);
        return new Moved(news, before);
    }

    private static List<Fact> first(List<Statement> statements) {
        var byId = new HashMap<String, Fact>();
        statements.forEach(s -> s.facts().forEach(fact -> byId.putIfAbsent(fact.id(), fact)));
        return List.copyOf(byId.values());
    }

    /**
     * Facts of records beyond the position are not in the sums yet, also where an earlier try got no further than the
     * facts and their record was compacted away since. Facts told again by a later record are in them. What these very
     * records state below the position is late (a parked record given again, or a repeat after a crash): page marks
     * cannot judge it, so its pages are counted anew.
     */
    private void count(List<Fact> kept, List<Statement> statements) {
        var places = statements.stream().map(s -> s.place().id()).collect(Collectors.toSet());
        var positions = stores.positions().all();
        var summed = kept.stream().filter(fact -> isSummed(fact.metric())).collect(Collectors.partitioningBy(fact -> {
            var position = positions.get(fact.source().partition());
            return position == null || fact.source().offset() >= position.next();
        }));
        stores.sums().add(summed.getOrDefault(true, List.of()));
        recount(summed.getOrDefault(false, List.of()).stream()
                .filter(fact -> places.contains(fact.source().partition() + "@" + fact.source().offset())).toList());
    }

    private void recount(Collection<Fact> late) {
        var pages = new HashSet<Page>();
        late.forEach(fact -> pages.addAll(Page.of(fact.metric(), fact.unit(), fact.on())));
        for (var page : pages) {
            var anew = new Recount();
            stores.facts().each(page.metric(), Set.of(page.unit()), page.span(), anew::add);
            stores.sums().put(page, anew);
        }
    }

    private boolean isSummed(String metric) {
        var known = catalogue.metric(metric);
        return !known.observed() && (known.kind() == MetricKind.FLOW || known.kind() == MetricKind.STOCK);
    }

    /** How a recount of all sums went: how many pages there are, and how many had to be put right. */
    public record Recounted(long pages, long corrected) {}

    /**
     * Counts every page anew from the facts, unit by unit, between which the intake has its turn; readers see each page
     * as it was or as it is now.
     */
    public Recounted recountSums() {
        long pages = 0;
        long corrected = 0;
        for (var metric : catalogue.metrics()) {
            if (!metric.marks().fed() || metric.kind() == MetricKind.RATE || !isSummed(metric.code())) continue;
            var units = stores.facts().units(metric.code());
            units.addAll(stores.sums().units(metric.code()));
            for (var unit : units) {
                var counted = recount(metric.code(), unit);
                pages += counted.pages();
                corrected += counted.corrected();
            }
        }
        return new Recounted(pages, corrected);
    }

    private Recounted recount(String metric, UnitId unit) {
        turn.lock();
        try {
            var anew = new Recount();
            stores.facts().each(metric, unit, anew::add);
            long corrected = stores.sums().keepOnly(metric, unit, anew.pages());
            for (var page : anew.pages())
                if (stores.sums().put(page, anew)) corrected++;
            return new Recounted(anew.pages().size(), corrected);
        } finally {
            turn.unlock();
        }
    }

    /** Takes in from now on, on top of what the store holds. */
    public void open() {
        turn.lock();
        try {
            forest.replace(stores.tree().all());
            open = true;
        } finally {
            turn.unlock();
        }
    }

    /** Another instance takes in from now on. */
    public void shut() {
        turn.lock();
        try {
            open = false;
        } finally {
            turn.unlock();
        }
    }

    /** Reads what another instance has learned of the tree. */
    public void follow() {
        if (stores.tree().count() != forest.size()) forest.replace(stores.tree().all());
    }

    /** Forgets everything and shuts: a batch that was still on its way must not set the position past what is lost. */
    public void forget() {
        turn.lock();
        try {
            open = false;
            stores.positions().clear();
            stores.sums().clear();
            stores.facts().clear();
            stores.plans().clear();
            stores.tree().clear();
            forest.replace(List.of());
        } finally {
            turn.unlock();
        }
    }
}
