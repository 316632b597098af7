package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import union.replay.source.Span;

/** Changes of structure that leave the number of units alone, or that no count sees: renamed, moved, merged, split. */
final class Reshaping {
    private static final List<String> CHANGES = List.of("renamed", "merged", "re_parented", "split");

    private final Tree tree;
    private final Horizon horizon;
    private final Hosting hosting;
    private final Tallies tallies;
    private final UnitFacts facts;
    private final List<Stay<Slot>> stays;

    Reshaping(Ground ground, Tallies tallies, UnitPlanner.Units units) {
        this.tree = ground.tree();
        this.horizon = ground.horizon();
        this.hosting = units.hosting();
        this.tallies = tallies;
        this.facts = units.facts();
        this.stays = units.stays();
    }

    void answer(Question question) {
        var wanted = tallies.begins().missing(question);
        for (long i = 0; i < wanted; i++) {
            var days = new ArrayList<>(List.of(Days.spread(question.span(), i, wanted)));
            days.addAll(tallies.begins().choices(question.span()));
            days.addAll(tallies.stock().choices(question.span()));
            if (days.stream().noneMatch(day -> change(question, day, Tally::fits, false))) return;
        }
    }

    /** The same change a day too early, a day too late, and in a foreign union. */
    void disturb(Question question) {
        change(question, question.span().from().minusDays(1), Tally::silent, true);
        var late = question.span().to().plusDays(1);
        if (!late.isAfter(horizon.today())) change(question, late, Tally::silent, true);
        for (var place : tree.outside(question.at())) {
            var elsewhere = new Question(question.dims(), place, Span.day(question.span().from()), question.range());
            change(elsewhere, question.span().from(), Tally::silent, true);
        }
    }

    /** Another change of the same kind of unit, and the same change of another kind, on a day asked about. */
    void disturbWithin(Question question) {
        var kind = question.dims().getOrDefault("unit_kind", "");
        var others = tree.all().stream().map(Place::kind).distinct().filter(one -> !one.equals(kind)).toList();
        instead(question, CHANGES, kind);
        for (var other : others)
            if (instead(question, List.of(question.dims().getOrDefault("change", "")), other)) return;
    }

    private boolean instead(Question question, List<String> changes, String kind) {
        var day = question.span().from();
        return changes.stream().filter(change -> facts.can(kind, change))
            .map(change -> new Question(Map.of("change", change, "unit_kind", kind), question.at(), Span.day(day),
                question.range()))
            .filter(other -> !other.dims().equals(question.dims()))
            .anyMatch(other -> change(other, day, Tally::silent, true));
    }

    private boolean change(Question question, LocalDate on, BiPredicate<Tally, Cell> allowed, boolean noise) {
        var search = new Search(question, on, allowed, noise);
        return switch (question.dims().getOrDefault("change", "")) {
            case "renamed" -> search.rename();
            case "split" -> search.split();
            case "merged" -> search.merge();
            case "re_parented" -> search.move();
            default -> false;
        };
    }

    /** One change of one question on one day. */
    private final class Search {
        private final Question question;
        private final LocalDate on;
        private final BiPredicate<Tally, Cell> allowed;
        private final boolean noise;
        private final String kind;
        private final String change;
        private final Intervals<Slot> intervals;
        private final Map<String, String> ofKind;

        Search(Question question, LocalDate on, BiPredicate<Tally, Cell> allowed, boolean noise) {
            this.question = question;
            this.on = on;
            this.allowed = allowed;
            this.noise = noise;
            this.kind = question.dims().getOrDefault("unit_kind", "");
            this.change = question.dims().getOrDefault("change", "");
            this.ofKind = Map.of("unit_kind", kind);
            this.intervals = new Intervals<>(tallies, facts, allowed);
        }

        boolean rename() {
            var unit = standing().or(this::newcomer).filter(stay -> counts("renamed", at(stay)));
            unit.ifPresent(stay -> stay.what.turn(on, null));
            return unit.isPresent();
        }

        boolean split() {
            var from = standing().or(this::newcomer).filter(stay -> allows("split", at(stay)));
            if (from.isEmpty()) return false;
            for (var part : facts.options(ofKind)) {
                var found = intervals.from(from.get().place, part, on);
                if (found.isEmpty()) continue;
                part.splitFrom(from.get().what);
                keep(found.get());
                return counts("split", at(from.get()));
            }
            return false;
        }

        boolean merge() {
            var places = new HashSet<Place>();
            return candidates().filter(into -> places.add(into.place)).toList().stream().anyMatch(this::merge)
                || newcomer().filter(this::merge).isPresent();
        }

        private boolean merge(Stay<Slot> into) {
            for (var unit : facts.options(Map.of("unit_kind", kind, "change", "merged"))) {
                var found = intervals.endingOn(into.place, unit, on, horizon.before().from());
                if (found.isEmpty()) continue;
                unit.mergedInto(into.what);
                keep(found.get());
                return true;
            }
            return false;
        }

        boolean move() {
            for (var to : hosting.all(kind, question.at()))
                for (var from : hosting.all(kind, tree.root())) {
                    if (from.equals(to) || !allows("re_parented", to)) continue;
                    for (var unit : facts.options(ofKind))
                        if (moved(unit, from, to)) return true;
                }
            return false;
        }

        /** Stands under {@code from} until the day and under {@code to} from then on, for as long as none minds. */
        private boolean moved(Slot unit, Place from, Place to) {
            var before = intervals.endingBy(from, unit, on, horizon.before().from());
            var after = intervals.following(to, unit, on);
            if (before.isEmpty() || after.isEmpty()) return false;
            var stay = Stay.chosen(from, unit, before.get().begin(), after.get().end().orElse(null));
            intervals.countMoved(before.get(), after.get());
            unit.turn(on, to);
            add(stay);
            return counts("re_parented", to);
        }

        /** A unit of this kind that stands on the day: rather one that lasts, and the one that changed least so far. */
        private Optional<Stay<Slot>> standing() {
            return candidates().findFirst();
        }

        private Stream<Stay<Slot>> candidates() {
            return stays.stream().filter(stay -> stay.what.kind.equals(kind) && stay.covers(on))
                .filter(stay -> stay.begin().isBefore(on) && at(stay).within(question.at()) && !stay.isNoise())
                .filter(stay -> change.equals("merged") || allows(change, at(stay)))
                .filter(stay -> change.equals("renamed") || stay.place.within(question.at()))
                .filter(stay -> stay.what.turns.stream().noneMatch(turn -> turn.to() != null))
                .filter(stay -> stay.what.splitFrom().isEmpty() && stay.what.mergedInto().isEmpty())
                .sorted(Comparator.<Stay<Slot>, Boolean>comparing(stay -> stay.end().isPresent())
                    .thenComparingInt(stay -> stay.what.turns.size()));
        }

        private Optional<Stay<Slot>> newcomer() {
            for (var unit : facts.options(ofKind)) {
                var found = facts.home(unit, question.at())
                    .flatMap(home -> intervals.covering(home, unit, on, horizon.before().from()))
                    .filter(stay -> stay.begin().isBefore(on));
                if (found.isPresent()) return found.map(this::keep);
            }
            return Optional.empty();
        }

        private Stay<Slot> keep(Stay<Slot> stay) {
            return add(intervals.count(stay));
        }

        private Stay<Slot> add(Stay<Slot> stay) {
            stays.add(noise ? stay.asNoise() : stay);
            return stay;
        }

        private boolean allows(String change, Place place) {
            return allowed.test(tallies.begins(), new Cell(place, on, UnitFacts.change(change, kind)));
        }

        private boolean counts(String change, Place place) {
            if (!allows(change, place)) return false;
            tallies.begins().add(new Cell(place, on, UnitFacts.change(change, kind)), 1);
            return true;
        }

        private static Place at(Stay<Slot> stay) {
            return stay.what.countedAt(stay.place);
        }
    }
}
