package union.member.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;
import union.platform.unit.UnitStatus;

/** What the tree says of a unit: whether it keeps a roll, between which days, and where its members went. */
public record UnitFacts(
        String kind, Optional<LocalDate> foundedOn, Optional<LocalDate> dissolvedOn, List<Succession> successions) {
    private static final Set<String> WITHOUT_ROLL =
        Set.of("area_group", "women_committee", "special_committee", "congress_committee", "club", "team");
    private static final String MERGED_INTO = "mergedInto";
    private static final String SPLIT_INTO = "splitInto";
    static final UnitFacts UNKNOWN = new UnitFacts("", Optional.empty(), Optional.empty(), List.of());

    /** Merged into, or split off as, another unit from that day. */
    public record Succession(UnitId into, LocalDate on, boolean whole) {}

    static UnitFacts of(UnitHistory history) {
        var statuses = history.standing(Instant.MAX).stream()
            .filter(c -> c.set().containsKey(UnitChange.STATUS)).toList();
        var founded = statuses.stream().filter(c -> is(c, UnitStatus.FOUNDED)).map(UnitChange::on)
            .min(Comparator.naturalOrder());
        var dissolved = statuses.stream().max(Comparator.comparing(UnitChange::on)
            .thenComparingLong(UnitChange::sequence)).filter(c -> is(c, UnitStatus.DISSOLVED)).map(UnitChange::on);
        var kind = history.value(UnitChange.KIND, LocalDate.MAX, Instant.MAX).orElse("");
        var successions = history.changes().stream().flatMap(UnitFacts::successions).toList();
        return new UnitFacts(kind, founded, dissolved, successions);
    }

    private static boolean is(UnitChange change, UnitStatus status) {
        return status.stored().equals(change.set().get(UnitChange.STATUS));
    }

    private static Stream<Succession> successions(UnitChange change) {
        return Stream.of(MERGED_INTO, SPLIT_INTO)
            .filter(name -> !change.set().getOrDefault(name, "").isEmpty())
            .map(name -> new Succession(new UnitId(change.set().getOrDefault(name, "")), change.on(),
                name.equals(MERGED_INTO)));
    }

    boolean keepsARoll() {
        return !WITHOUT_ROLL.contains(kind);
    }

    boolean leadsTo(UnitId to, LocalDate on) {
        return successions.stream().anyMatch(s -> s.into().equals(to) && !on.isBefore(s.on()));
    }

    /** The unit that this one was merged into, where all its members go. */
    Optional<Succession> merger() {
        return successions.stream().filter(Succession::whole).reduce((_, last) -> last);
    }
}
