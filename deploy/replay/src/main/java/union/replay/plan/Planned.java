package union.replay.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.replay.source.Span;

/** One record of the plan, as the unit that owns it will enter it. */
public sealed interface Planned {
    /** Whether no figure may see it. */
    boolean noise();

    /** A unit of the tree with all that happens to it. Its place names the unit under which it is founded. */
    record Unit(Place place, LocalDate founded, Traits traits, List<UnitChange> changes, boolean noise)
        implements Planned {
        public Unit {
            changes = List.copyOf(changes);
        }

        public String legalStatus() {
            return traits.legal().isEmpty() ? "none" : traits.legal();
        }

        public Optional<String> sizeClass() {
            return Optional.of(traits.size()).filter(size -> !size.isEmpty());
        }

        /** Founded by the split of another unit, not by a founding of its own. */
        public boolean fromSplit() {
            return changes.stream().anyMatch(UnitChange.SplitOff.class::isInstance);
        }
    }

    /** What happens to a unit on a day. */
    sealed interface UnitChange {
        LocalDate on();

        record Renamed(LocalDate on, String name) implements UnitChange {}
        record Moved(LocalDate on, Place to) implements UnitChange {}
        record Legal(LocalDate on, String status) implements UnitChange {}
        record Merged(LocalDate on, Place into) implements UnitChange {}
        record Dissolved(LocalDate on, Place custodian) implements UnitChange {}
        /** It comes into being by the split of another. */
        record SplitOff(LocalDate on, Place from) implements UnitChange {}
    }

    /** An employer in the register of the unit that is its place's parent. */
    record Employer(Place place, LocalDate on, String sizeClass, List<EmployerChange> changes, boolean noise)
        implements Planned {
        public Employer {
            changes = List.copyOf(changes);
        }
    }

    /** What happens to an employer on a day. */
    sealed interface EmployerChange {
        LocalDate on();

        record Renamed(LocalDate on, String name) implements EmployerChange {}
        record Covered(LocalDate on, Place union) implements EmployerChange {}
        record CoverageEnded(LocalDate on) implements EmployerChange {}
        record Closed(LocalDate on) implements EmployerChange {}
    }

    /** A site in the register of the unit that is its place's parent. */
    record Site(Place place, LocalDate on, @Nullable LocalDate closed, boolean noise) implements Planned {}

    /** How many staff an employer reported on a day, with the subsets that it reported. */
    record Headcount(Place employer, LocalDate on, long total, List<Subset> subsets, boolean noise)
        implements Planned {
        public Headcount {
            subsets = List.copyOf(subsets);
        }
    }

    /** So many of the staff answer this filter. */
    record Subset(Map<String, String> where, long count) {
        public Subset {
            where = Map.copyOf(where);
        }
    }

    /** Somebody made up. */
    record Person(String id, String name, String gender, LocalDate birth) {}

    /** A membership: who applied only is on no roll. */
    record Member(Place unit, Person person, Profile profile, Term term, boolean noise) implements Planned {}

    /** When a membership was applied for, began and ended. */
    record Term(@Nullable LocalDate applied, @Nullable LocalDate admitted, @Nullable LocalDate left) {}

    /** The holder of a post. */
    record Officer(Place unit, Person person, Post post, LocalDate from, @Nullable LocalDate ended, boolean noise)
        implements Planned {}

    /** @param acting in place of the proper holder; of some posts a unit has only one proper holder at a time */
    record Post(String code, boolean acting) {
        static Post proper(String code) {
            return new Post(code, false);
        }
    }

    /** A planned value, which only the unit that set it reads. */
    record Target(Place unit, String id, String metric, Map<String, String> where, Aim aim, boolean noise)
        implements Planned {
        public Target {
            where = Map.copyOf(where);
        }
    }

    /** What a target wants, on which basis, and for when. */
    record Aim(String basis, BigDecimal value, Span span, boolean onDay) {}
}
