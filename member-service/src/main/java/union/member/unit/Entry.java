package union.member.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import union.member.figure.Movement;

/** One line of a unit's history: what was changed, from which day, and what it moved in the figures. */
public record Entry(int seq, Change change, Stamp stamp, List<Trait> set, List<Movement> movements) {
    public enum Change {
        PREPARED, SUBMITTED, DECIDED, FOUNDED, RENAMED, RE_PARENTED, MERGED, SPLIT, DISSOLVED, LEGAL_REGISTERED,
        ATTRIBUTES_CHANGED, REVOKED;

        /** What a unit changes of itself; everything else is decided by a unit above it. */
        boolean isOwnAffair() {
            return this == RENAMED || this == LEGAL_REGISTERED || this == ATTRIBUTES_CHANGED;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Entry {
        set = List.copyOf(set);
        movements = List.copyOf(movements);
    }

    /** The number of the entry that this one takes back. */
    Optional<Integer> revokes() {
        return set.stream().filter(Trait.Revokes.class::isInstance).map(trait -> ((Trait.Revokes) trait).entry())
            .findFirst();
    }

    public LocalDate on() {
        return stamp.on();
    }
}
