package union.replay.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every unit of the tree on which days it stands and with which traits, so that every question about the
 * number of units reads right; where the tree holds too few, extra units are added, and where it holds too many, some
 * are founded only later.
 */
final class SlotLaying {
    private final Tally tally;
    private final UnitFacts facts;
    private final List<Slot> slots;
    private final Map<Slot, Place> homes;

    /** @param homes where each slot stands; extra slots are added to it */
    SlotLaying(Tally tally, UnitFacts facts, Map<Slot, Place> homes) {
        this.tally = tally;
        this.facts = facts;
        this.homes = homes;
        this.slots = new ArrayList<>(homes.keySet());
    }

    void lay() {
        for (var day : tally.days()) {
            var questions = tally.questions().stream().filter(question -> question.day().equals(day)).toList();
            for (var question : questions) {
                take(question);
                while (tally.shortOf(question) > 0 && extra(question)) {}
            }
            rest(day, questions);
        }
    }

    private void take(Question question) {
        var day = question.day();
        for (var slot : slots) {
            if (tally.missing(question) <= 0) return;
            if (!slot.mayBeSeen(day) || !home(slot).within(question.at())) continue;
            if (slot.kind.equals(question.dims().get("unit_kind"))) decide(slot, day, question.dims());
        }
    }

    private boolean extra(Question question) {
        for (var prototype : facts.options(question.dims())) {
            var home = facts.home(prototype, question.at());
            if (home.isEmpty()) continue;
            homes.put(prototype, home.get());
            if (decide(prototype, question.day(), question.dims())) {
                tally.days().stream().filter(question.day()::isAfter)
                    .filter(day -> !tally.silent(cell(prototype, day, prototype.born))).forEach(prototype::unseen);
                slots.add(prototype);
                return true;
            }
            homes.remove(prototype);
        }
        return false;
    }

    /** Whoever is not needed for an answer stands where it disturbs none, or does not stand yet, or no longer. */
    private void rest(LocalDate day, List<Question> questions) {
        var kinds = Set.copyOf(questions.stream().map(question -> question.dims().get("unit_kind")).toList());
        for (var slot : slots) {
            if (slot.decided(day) || !kinds.contains(slot.kind)) continue;
            if (!slot.mayBeSeen(day) || !decide(slot, day, Map.of())) slot.unseen(day);
        }
    }

    private boolean decide(Slot slot, LocalDate day, Map<String, String> filter) {
        var before = Optional.ofNullable(slot.seen().floorEntry(day)).map(Map.Entry::getValue);
        var traits = facts.traits(slot.kind, filter).stream()
            .filter(option -> slot.size().filter(size -> !size.equals(option.size())).isEmpty())
            .filter(option -> !slot.isExtra() || option.equals(slot.born))
            .filter(option -> tally.fits(cell(slot, day, option)))
            .min(Comparator.<Traits>comparingLong(option -> tally.askers(cell(slot, day, option)))
                .thenComparing(option -> !before.filter(option::equals).isPresent()));
        traits.ifPresent(option -> {
            slot.seen(day, option);
            tally.add(cell(slot, day, option), 1);
        });
        return traits.isPresent();
    }

    private Place home(Slot slot) {
        var home = homes.get(slot);
        if (home == null) throw new IllegalStateException(slot.kind + " stands nowhere");
        return home;
    }

    private Cell cell(Slot slot, LocalDate day, Traits traits) {
        return new Cell(home(slot), day, traits.dims(slot.kind));
    }
}
