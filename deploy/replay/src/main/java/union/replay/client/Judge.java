package union.replay.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import union.replay.client.FigureReader.Fresh;
import union.replay.client.FigureReader.Read;
import union.replay.plan.Place;
import union.replay.plan.Plan;
import union.replay.source.Catalogue;
import union.replay.source.Figure;

/**
 * Reads every figure once and says whether it is right. It does so only after the report has taken in everything that
 * was entered: a figure on its way from nothing to its value passes many windows. What the unit above tells of the same
 * branch must be the same, so that records are seen to be rolled up and not only to be there.
 */
final class Judge {
    private static final Duration TAKEN_IN_MAX = Duration.ofMinutes(3);
    /** A record that was just accepted may be under way to the log for so long, by the report's own clock. */
    private static final Duration UNDER_WAY_MAX = Duration.ofSeconds(4);
    private static final Duration PAUSE = Duration.ofMillis(300);
    /** A figure is incomplete while an employer in the subtree has not reported; its value is stated all the same. */
    private static final Set<String> STATED = Set.of("ok", "incomplete");

    private final Plan plan;
    private final Catalogue catalogue;
    private final Report report;
    private final Clock clock;

    Judge(Plan plan, Catalogue catalogue, Report report, Clock clock) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Where figures are read.
     *
     * @param at at a unit itself
     * @param above what the unit above it tells of it as a branch of its own
     */
    record Report(BiFunction<Figure, Place, Read> at, BiFunction<Figure, Place, Optional<BigDecimal>> above) {}

    /**
     * Waits until the report lags behind by nothing, twice, so far apart that what was under way to the log the first
     * time has been counted the second time.
     *
     * @return false if that did not come to be in time
     */
    boolean allTakenIn(Figure any) {
        var until = clock.instant().plus(TAKEN_IN_MAX);
        var place = plan.tree().at(any.atUnit()).getFirst();
        Optional<Instant> first = Optional.empty();
        while (clock.instant().isBefore(until)) {
            var now = report.at().apply(any, place).fresh().filter(fresh -> fresh.behind() == 0).map(Fresh::through);
            if (first.isEmpty()) first = now;
            if (now.isPresent() && !now.get().isBefore(first.orElseThrow().plus(UNDER_WAY_MAX))) return true;
            FederationClient.pause(PAUSE);
        }
        return false;
    }

    Verdict verdict(Figure figure) {
        var places = plan.tree().at(figure.atUnit());
        var first = places.getFirst();
        var unit = places.size() == 1 ? first.name() : first.name().replaceAll(" 1$", "") + " ×" + places.size();
        var values = new ArrayList<String>();
        for (var place : places) {
            var read = report.at().apply(figure, place);
            var value = read.value().map(Judge::shown).orElse(read.status());
            if (read.status().equals("suppressed"))
                return new Verdict(figure, Verdict.Outcome.SUPPRESSED, unit, depth(first), value);
            if (!right(figure, read)) return new Verdict(figure, Verdict.Outcome.MISMATCH, unit, depth(first), value);
            var above = rolledUp(figure, place) ? report.above().apply(figure, place) : read.value();
            if (read.value().filter(own -> above.filter(told -> told.compareTo(own) == 0).isPresent()).isEmpty())
                return new Verdict(figure, Verdict.Outcome.MISMATCH, unit, depth(first), value + ", but above it "
                    + above.map(Judge::shown).orElse("nothing"));
            values.add(value);
        }
        var distinct = values.stream().distinct().toList();
        return new Verdict(figure, Verdict.Outcome.OK, unit, depth(first), String.join(" ", distinct));
    }

    /** Planned values stay where they were set; a unit that is counted itself counts once more above it. */
    private static boolean rolledUp(Figure figure, Place place) {
        return figure.basis().isEmpty() && !(figure.metric().equals("unit.count")
            && place.kind().equals(figure.dims().get("unit_kind")));
    }

    /** A figure that the platform cannot answer, with the reason. */
    Verdict uncovered(Figure figure) {
        var first = plan.tree().at(figure.atUnit()).getFirst();
        var why = plan.gaps().uncovered().getOrDefault(figure, "");
        return new Verdict(figure, Verdict.Outcome.UNCOVERED, first.name(), depth(first), why);
    }

    private int depth(Place place) {
        return Math.max(0, place.depth() - plan.tree().root().depth());
    }

    private boolean right(Figure figure, Read read) {
        var rate = catalogue.metric(figure.metric()).rate() != null;
        return STATED.contains(read.status()) && read.value().filter(value -> figure.accepts(value, rate)).isPresent();
    }

    private static String shown(BigDecimal value) {
        var plain = value.scale() > 4 ? value.setScale(4, RoundingMode.HALF_UP) : value;
        return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
    }
}
