package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import union.member.figure.Movement;
import union.member.figure.Stock;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.Applied;

/**
 * As what a membership counts in the figures: on the roll (会员数), day by day, and as an application or admission
 * (会员发展). What an event moves is the difference between the figures after it and before it, and nothing else, so
 * that the sum of all movements is the ledger itself, however late and in whatever order its lines were written.
 */
record RollFigures(Stock roll, Map<RollFigures.Joining, Integer> joinings) {
    static final String ROLL = "member.roll";
    static final String JOINED = "member.joined";

    record Joining(LocalDate on, String stage, String employment) {}

    static RollFigures of(Membership membership) {
        if (membership.basis().isEmpty()) return new RollFigures(new Stock(ROLL, new TreeMap<>()), Map.of());
        var timeline = membership.timeline();
        return new RollFigures(new Stock(ROLL, steps(membership, timeline)), joinings(timeline));
    }

    private static final Comparator<Movement> BY_DAY =
        Comparator.comparing(Movement::on).thenComparing(Movement::metric).thenComparingInt(Movement::count);

    /** What must be added to the movements so far so that they show these figures instead of {@code before}. */
    List<Movement> since(RollFigures before) {
        var movements = new ArrayList<>(roll.since(before.roll));
        var difference = new LinkedHashMap<>(joinings);
        before.joinings.forEach((joining, count) -> difference.merge(joining, -count, Integer::sum));
        difference.forEach((joining, count) -> {
            if (count != 0) movements.add(Movement.of(JOINED, joining.on(), count,
                Map.of("join_stage", joining.stage(), "employment", joining.employment())));
        });
        movements.sort(BY_DAY);
        return List.copyOf(movements);
    }

    /** The dimensions under which the person counts from each day; birthdays count up to the day already told. */
    private static NavigableMap<LocalDate, Map<String, Object>> steps(Membership membership, Timeline timeline) {
        var steps = new TreeMap<LocalDate, Map<String, Object>>();
        if (timeline.moments().isEmpty()) return steps;
        var days = new TreeSet<>(timeline.moments().keySet());
        membership.bands().turningDays(membership.birthDate(), days.first(), membership.through()).forEach(days::add);
        days.forEach(day -> steps.put(day, dims(membership, timeline.at(day), day)));
        return steps;
    }

    private static Map<String, Object> dims(Membership membership, Moment moment, LocalDate day) {
        if (!moment.standing().onTheRoll()) return Stock.NOT_COUNTED;
        var attributes = moment.attributes().orElseThrow();
        var dims = new TreeMap<String, Object>();
        dims.put("employment", attributes.employment().code());
        dims.put("status", attributes.service().code());
        dims.put("gender", membership.particulars().gender().code());
        dims.put("age_band", membership.bands().on(day, membership.birthDate()));
        if (!attributes.identities().isEmpty()) dims.put("identity", List.copyOf(attributes.identities()));
        attributes.site().ifPresent(site -> dims.put("site", site));
        return dims;
    }

    /** Each application and each admission that took effect, under the category that held at the end of its day. */
    private static Map<Joining, Integer> joinings(Timeline timeline) {
        var joinings = new LinkedHashMap<Joining, Integer>();
        for (var entry : timeline.effective()) {
            var employment = timeline.at(entry.on()).attributes().map(a -> a.employment().code()).orElse("");
            if (entry.change() instanceof Applied)
                joinings.merge(new Joining(entry.on(), "applied", employment), 1, Integer::sum);
            if (entry.change() instanceof Admitted)
                joinings.merge(new Joining(entry.on(), "admitted", employment), 1, Integer::sum);
        }
        return joinings;
    }
}
