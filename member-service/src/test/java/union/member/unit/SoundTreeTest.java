package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import union.member.unit.Stamp.Paper;
import union.platform.aggregate.Outcome;
import union.platform.event.DirectoryRecords;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitId;
import union.platform.unit.UnitSnapshot;
import union.platform.unit.UnitStatus;
import union.testing.Generator;
import union.testing.PropertyTest;

/**
 * Whatever officers try, on whatever days and in whatever order: on every day each founded unit hangs under founded
 * units up to its root, and never below itself; who takes over from a unit is there to do so.
 */
class SoundTreeTest {
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST = FIRST.plusDays(40);
    private static final UnitId ROOT = new UnitId("root");

    @TestFactory DynamicTest the_tree_is_sound_on_every_day() {
        return PropertyTest.property("the tree is sound", 60, random -> {
            var world = new World(random);
            for (int step = 0; step < 40; step++) world.attempt();
            assertThat(world.accepted).as("something was done").isPositive();
            world.checkEveryDay();
        });
    }

    /** The tree in memory and the units behind it, as {@link Units} keeps them, without a store. */
    private static final class World {
        private final Generator random;
        private final UnitDirectory tree = new UnitDirectory();
        private final Surroundings around = new Surroundings(new Vicinity(tree),
            Clock.fixed(LAST.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        private final Map<UnitId, Unit> units = new HashMap<>();
        private final List<UnitId> names = new ArrayList<>(List.of(ROOT));
        private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL)).build();
        private int accepted;

        World(Generator random) {
            this.random = random;
            var step = step(ROOT, ROOT, FIRST);
            take(step, new UnitCommand.FoundRoot(ROOT, UnitKind.UNION, "root", step.stamp(),
                Facts.alone(LAST, ROOT)));
            for (int i = 0; i < 5; i++) found(ROOT);
        }

        void attempt() {
            var unit = random.pick(names);
            var other = random.pick(names);
            var on = random.date(FIRST, LAST);
            switch (random.between(0, 5)) {
                case 0 -> found(other);
                case 1 -> reParent(unit, other, on);
                case 2 -> dissolve(unit, other, on);
                case 3 -> merge(unit, other, on);
                case 4 -> split(unit, on);
                default -> {
                    merge(unit, other, on);
                    dissolve(other, random.pick(names), random.date(FIRST, LAST));
                }
            }
        }

        private void found(UnitId parent) {
            var unit = new UnitId("u" + names.size());
            if (!approved(unit, parent, random.date(FIRST, LAST))) return;
            var step = step(parent, unit, random.date(FIRST, LAST));
            take(step, new UnitCommand.Found(LegalStatus.NONE, step.stamp(), around.founding(step, now(unit))));
        }

        private boolean approved(UnitId unit, UnitId parent, LocalDate on) {
            var step = step(parent, unit, on);
            boolean prepared = take(step, new UnitCommand.Prepare(unit, UnitKind.UNION, "x", List.of(), step.stamp(),
                around.preparing(step, List.of())));
            if (!prepared) return false;
            names.add(unit);
            take(step, new UnitCommand.Submit(step.stamp(), around.byParent(step, now(unit))));
            var second = new Stamp(on, Instant.EPOCH, "second", Paper.NONE);
            return take(step, new UnitCommand.Decide(true, second, around.byParent(step, now(unit))));
        }

        private void reParent(UnitId unit, UnitId parent, LocalDate on) {
            var facts = around.reParenting(step(ROOT, unit, on), now(unit), parent);
            var step = step(facts.seat().deciding().orElse(ROOT), unit, on);
            take(step, new UnitCommand.ReParent(parent, step.stamp(), around.reParenting(step, now(unit), parent)));
        }

        private void dissolve(UnitId unit, UnitId custodian, LocalDate on) {
            var facts = around.dissolving(step(ROOT, unit, on), now(unit), custodian);
            var step = step(facts.seat().deciding().orElse(ROOT), unit, on);
            take(step, new UnitCommand.Dissolve(custodian, step.stamp(),
                around.dissolving(step, now(unit), custodian)));
        }

        private void merge(UnitId unit, UnitId into, LocalDate on) {
            var facts = around.merging(step(ROOT, unit, on), now(unit), into);
            var step = step(facts.seat().deciding().orElse(ROOT), unit, on);
            take(step, new UnitCommand.Merge(into, step.stamp(), around.merging(step, now(unit), into)));
        }

        private void split(UnitId unit, LocalDate on) {
            var parent = tree.parent(unit, on, Instant.MAX).orElse(ROOT);
            var half = new UnitId("u" + names.size());
            if (!approved(half, parent, random.date(FIRST, on))) return;
            var step = step(parent, unit, on);
            var halfStep = step(parent, half, on);
            var founding = new UnitCommand.Found(LegalStatus.NONE, step.stamp(), around.founding(halfStep, now(half)));
            if (Unit.decide(now(half), founding) instanceof Outcome.Refused<UnitEvent>) return;
            if (take(step, new UnitCommand.Split(half, step.stamp(), around.splitting(step, now(unit), half))))
                take(halfStep, founding);
        }

        private boolean take(Step step, UnitCommand command) {
            return switch (Unit.decide(now(step.unit()), command)) {
                case Outcome.Refused<UnitEvent> _ -> false;
                case Outcome.Accepted<UnitEvent>(var events) -> {
                    var after = Unit.evolve(now(step.unit()), events.getFirst());
                    units.put(step.unit(), after);
                    var history = Unit.history(after).orElseThrow();
                    tree.apply(DirectoryRecords.history(history.entries().size(),
                        json.valueToTree(UnitEventDocument.of(history))));
                    accepted++;
                    yield true;
                }
            };
        }

        private Unit now(UnitId unit) {
            return units.getOrDefault(unit, new Unit.None());
        }

        void checkEveryDay() {
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1))
                for (var unit : names) {
                    if (isFounded(unit, day)) check(unit, day);
                    if (isGone(unit, day) && !isGone(unit, day.minusDays(1))) checkHeir(unit, day);
                }
        }

        private void checkHeir(UnitId unit, LocalDate day) {
            var heir = tree.at(unit, day).flatMap(UnitSnapshot::custodian);
            assertThat(heir.filter(other -> isFounded(other, day)))
                .as("a founded unit takes over from %s on %s: %s", unit, day, heir).isPresent();
        }

        private boolean isGone(UnitId unit, LocalDate day) {
            return tree.at(unit, day).filter(now -> now.status() == UnitStatus.DISSOLVED).isPresent();
        }

        private void check(UnitId unit, LocalDate day) {
            var path = tree.path(unit, day);
            assertThat(new HashSet<>(path)).as("no cycle above %s on %s: %s", unit, day, path).hasSameSizeAs(path);
            assertThat(path.getLast()).as("the root above %s on %s", unit, day).isEqualTo(ROOT);
            assertThat(path).as("founded above %s on %s", unit, day).allMatch(above -> isFounded(above, day));
        }

        private boolean isFounded(UnitId unit, LocalDate day) {
            return tree.at(unit, day).filter(now -> now.status() == UnitStatus.FOUNDED).isPresent();
        }

        private static Step step(UnitId upper, UnitId unit, LocalDate on) {
            return new Step(upper, unit, new Stamp(on, Instant.EPOCH, "first", Paper.NONE));
        }
    }
}
