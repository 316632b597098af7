package union.member.unit;

import static union.member.unit.Standing.APPROVED;
import static union.member.unit.Standing.DISSOLVED;
import static union.member.unit.UnitKind.AREA_GROUP;
import static union.member.unit.UnitKind.WOMEN_COMMITTEE;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import union.platform.aggregate.Refusal;
import union.platform.unit.UnitId;

/**
 * The rules that keep the tree sound whatever is changed in it, each judged on the effective date. A change must not
 * break what stands recorded for later days either: a parent that is dissolved later cannot be hung under without an
 * end, and a unit with later changes, its own or those of others that name it, cannot be dissolved before them. Ends
 * alone may be written to a full history: a place is kept for them.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas hold no state
enum StructureRule implements Refusal {
    DATE_IN_FUTURE(m -> !m.on().isAfter(m.facts().today().plusDays(Limits.DAYS_AHEAD_MAX)),
        m -> Map.of("on", m.on().toString(), "days", String.valueOf(Limits.DAYS_AHEAD_MAX))),
    DATE_BEFORE_FOUNDING(m -> Limits.tooEarly(m).isEmpty(),
        m -> Map.of("on", m.on().toString(), "founded", Limits.tooEarly(m))),
    LATER_CHANGES_STAND(m -> !m.on().isBefore(m.neededUntil()),
        m -> Map.of("on", m.on().toString(), "last", m.neededUntil().toString())),
    HISTORY_FULL(m -> !m.history().isFull(), _ -> Map.of("max", String.valueOf(History.ENTRIES_MAX))),
    NOT_THE_DECIDING_UNIT(m -> m.facts().seat().deciding().filter(m.facts().seat().upper()::equals).isPresent(),
        m -> Map.of("upper", m.facts().seat().upper().value(),
            "deciding", m.facts().seat().deciding().map(UnitId::value).orElse("-"))),
    UNKNOWN_UNIT(m -> m.facts().unknown().isEmpty(), m -> Map.of("units", Limits.some(m.facts().unknown()))),
    UNIT_DISSOLVED(m -> !m.history().at(m.on()).is(DISSOLVED) && m.other().filter(m::endsTooEarly).isEmpty(),
        m -> Map.of("unit", m.other().filter(m::endsTooEarly).map(n -> n.unit().value()).orElse(m.unit().value()))),
    PARENT_NOT_FOUNDED(m -> m.other().filter(n -> n.founded().isEmpty()).isEmpty(), Limits::otherUnit),
    TARGET_NOT_FOUNDED(m -> m.other().filter(n -> n.founded().isEmpty()).isEmpty(), Limits::otherUnit),
    TARGET_NOT_READY(m -> m.other().filter(n -> n.standing() != APPROVED
        || !n.parent().equals(m.history().at(m.on()).parent())).isEmpty(), Limits::otherUnit),
    KIND_MAY_NOT_HANG_THERE(m -> m.other().filter(n -> !Hierarchy.allows(m.kind(), n.kind())).isEmpty(),
        Limits::kinds),
    KINDS_DO_NOT_MATCH(m -> m.other().filter(n -> !m.kind().worksLike(n.kind())).isEmpty(), Limits::kinds),
    SAME_UNIT(m -> m.other().filter(n -> n.unit().equals(m.unit())).isEmpty(), Limits::otherUnit),
    CYCLE(m -> !m.facts().placement().loops(), Limits::otherUnit),
    OUTSIDE_THE_TREE(m -> m.facts().placement().sameTree(), Limits::otherUnit),
    HAS_LIVE_CHILDREN(m -> m.liveChildren().isEmpty(),
        m -> Map.of("units", Limits.some(m.liveChildren()), "count", String.valueOf(m.liveChildren().size()))),
    TOO_DEEP(m -> m.facts().placement().depth() <= Limits.DEPTH_MAX,
        m -> Map.of("depth", String.valueOf(m.facts().placement().depth()), "max", String.valueOf(Limits.DEPTH_MAX))),
    TOO_MANY_CHILDREN(m -> m.facts().placement().siblings() < Limits.CHILDREN_MAX,
        m -> Map.of("max", String.valueOf(Limits.CHILDREN_MAX))),
    AREA_ONLY_OF_AREA_GROUPS(m -> m.kind() == AREA_GROUP || !m.sets(Trait.Area.class, Trait.Lead.class)),
    LEAD_UNIT_OUTSIDE_AREA(Limits::leadBelongs),
    LINE_ONLY_OF_WOMEN_COMMITTEES(m -> !m.sets(Trait.LineParent.class)
        || (m.kind() == WOMEN_COMMITTEE
            && m.facts().placement().line().filter(n -> n.kind() != WOMEN_COMMITTEE).isEmpty()));

    private static final EnumSet<StructureRule> OWN_AFFAIRS =
        EnumSet.of(DATE_IN_FUTURE, DATE_BEFORE_FOUNDING, UNIT_DISSOLVED);
    private static final EnumSet<StructureRule> CHANGES = with(OWN_AFFAIRS, HISTORY_FULL);
    private static final EnumSet<StructureRule> ATTRIBUTES = with(CHANGES, UNKNOWN_UNIT,
        AREA_ONLY_OF_AREA_GROUPS, LEAD_UNIT_OUTSIDE_AREA, LINE_ONLY_OF_WOMEN_COMMITTEES, CYCLE);
    private static final EnumSet<StructureRule> HANGING = with(CHANGES, NOT_THE_DECIDING_UNIT, UNKNOWN_UNIT,
        PARENT_NOT_FOUNDED, KIND_MAY_NOT_HANG_THERE, CYCLE, TOO_DEEP, TOO_MANY_CHILDREN);
    private static final EnumSet<StructureRule> ENDING = with(OWN_AFFAIRS, NOT_THE_DECIDING_UNIT, UNKNOWN_UNIT,
        TARGET_NOT_FOUNDED, SAME_UNIT, OUTSIDE_THE_TREE, HAS_LIVE_CHILDREN, LATER_CHANGES_STAND);

    static final Collection<StructureRule> ROOT_FOUNDING = EnumSet.of(DATE_IN_FUTURE);
    static final Collection<StructureRule> DECIDING = EnumSet.of(NOT_THE_DECIDING_UNIT, HISTORY_FULL);
    static final Collection<StructureRule> RENAMING = CHANGES;
    static final Collection<StructureRule> CHANGING_ATTRIBUTES = ATTRIBUTES;
    static final Collection<StructureRule> PREPARING = union(HANGING, ATTRIBUTES);
    static final Collection<StructureRule> FOUNDING = with(HANGING, LATER_CHANGES_STAND);
    static final Collection<StructureRule> RE_PARENTING = HANGING;
    static final Collection<StructureRule> MERGING = with(ENDING, KINDS_DO_NOT_MATCH);
    static final Collection<StructureRule> SPLITTING = with(CHANGES, NOT_THE_DECIDING_UNIT, UNKNOWN_UNIT,
        SAME_UNIT, TARGET_NOT_READY, KINDS_DO_NOT_MATCH);
    static final Collection<StructureRule> DISSOLVING = ENDING;
    static final Collection<StructureRule> REVOKING = EnumSet.of(NOT_THE_DECIDING_UNIT, HISTORY_FULL, UNIT_DISSOLVED,
        HAS_LIVE_CHILDREN, LATER_CHANGES_STAND);
    static final Collection<StructureRule> FOUNDING_EARLIER = HANGING;

    private final Predicate<Motion> holds;
    private final Function<Motion, Map<String, String>> explain;

    StructureRule(Predicate<Motion> holds) {
        this(holds, _ -> Map.of());
    }

    StructureRule(Predicate<Motion> holds, Function<Motion, Map<String, String>> explain) {
        this.holds = holds;
        this.explain = explain;
    }

    /** All broken rules at once, each with what broke it. */
    static List<Refusal> broken(Collection<StructureRule> rules, Motion motion) {
        return rules.stream().filter(rule -> !rule.holds.test(motion)).map(rule -> rule.explained(motion)).toList();
    }

    private Refusal explained(Motion motion) {
        Refusal refusal = this;
        for (var value : explain.apply(motion).entrySet()) refusal = refusal.with(value.getKey(), value.getValue());
        return refusal;
    }

    private static EnumSet<StructureRule> with(EnumSet<StructureRule> rules, StructureRule... more) {
        var all = EnumSet.copyOf(rules);
        all.addAll(List.of(more));
        return all;
    }

    private static EnumSet<StructureRule> union(EnumSet<StructureRule> rules, EnumSet<StructureRule> more) {
        var all = EnumSet.copyOf(rules);
        all.addAll(more);
        return all;
    }
}
