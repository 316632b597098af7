package union.replay.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import union.replay.plan.Place;
import union.replay.plan.Plan;
import union.replay.plan.Planned;
import union.replay.plan.Planner;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;
import union.replay.source.Figure;

/** Replays one case: enters its plan, and reads every figure back until it is right or has had its time. */
public final class Replay {
    private static final Duration FIGURES_WAIT_MAX = Duration.ofSeconds(60);
    /** A figure is incomplete while an employer in the subtree has not reported; its value is stated all the same. */
    private static final Set<String> STATED = Set.of("ok", "incomplete");
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final CaseFile source;
    private final Catalogue catalogue;
    private final Plan plan;
    private final FederationClient federation;
    private final Clock clock;
    private final Crew crew;
    private final Desk desk;
    private final Consumer<String> progress;

    /** @param progress is told, in words, what has been entered */
    public Replay(CaseFile source, Catalogue catalogue, Plan plan, Door door, Consumer<String> progress) {
        this.source = source;
        this.catalogue = catalogue;
        this.plan = plan;
        this.federation = door.federation();
        this.clock = door.clock();
        this.crew = new Crew(federation, door.operator(), clock, plan.officers());
        this.desk = new Desk(federation);
        this.progress = progress;
    }

    /** The federation, who may make roots in it, and what time it is. */
    public record Door(FederationClient federation, Operator operator, Clock clock) {}

    /** Records that were refused, in words. */
    public List<String> refused() {
        return desk.refused();
    }

    public void enter() {
        var units = plan.all(Planned.Unit.class);
        say("founding " + (units.size() + 2) + " units");
        new TreeEntry(plan, crew, desk, federation).enter();
        var entry = new RecordEntry(crew, desk, plan.all(Planned.Headcount.class));
        each("employers", plan.all(Planned.Employer.class), entry::employer);
        each("sites", plan.all(Planned.Site.class), entry::site);
        each("memberships", plan.all(Planned.Member.class), entry::member);
        each("posts", plan.all(Planned.Officer.class), entry::officer);
        new StructureEntry(crew, desk).enter(units);
        each("targets", plan.all(Planned.Target.class), entry::target);
        say("all entered, " + plan.noise() + " of them noise");
    }

    private <T> void each(String what, Collection<T> things, Consumer<T> task) {
        if (things.isEmpty()) return;
        say("entering " + things.size() + " " + what);
        Work.each(things, task);
    }

    private void say(String words) {
        progress.accept(source.id() + ": " + words);
    }

    /** Every figure of the case; each is read again until it is right, or a minute has passed since the last write. */
    public List<Verdict> read() {
        var until = clock.instant().plus(FIGURES_WAIT_MAX);
        var reader = new FigureReader(federation, crew, catalogue);
        return source.all().stream().map(figure -> verdict(figure, reader, until)).toList();
    }

    private Verdict verdict(Figure figure, FigureReader reader, Instant until) {
        var places = plan.tree().at(figure.atUnit());
        var first = places.getFirst();
        var unit = places.size() == 1 ? first.name() : first.name().replaceAll(" 1$", "") + " ×" + places.size();
        if (!Planner.covers(figure, source, catalogue))
            return new Verdict(figure, Verdict.Outcome.UNCOVERED, unit, first.depth(), "");
        var values = new ArrayList<String>();
        for (var place : places) {
            var read = awaited(figure, place, reader, until);
            var value = read.value().map(Replay::shown).orElse(read.status());
            if (read.status().equals("suppressed"))
                return new Verdict(figure, Verdict.Outcome.SUPPRESSED, unit, first.depth(), value);
            if (!right(figure, read)) return new Verdict(figure, Verdict.Outcome.MISMATCH, unit, first.depth(), value);
            values.add(value);
        }
        var distinct = values.stream().distinct().toList();
        return new Verdict(figure, Verdict.Outcome.OK, unit, first.depth(), String.join(" ", distinct));
    }

    private FigureReader.Read awaited(Figure figure, Place place, FigureReader reader, Instant until) {
        var read = reader.read(figure, place, plan.tree().root());
        while (!right(figure, read) && clock.instant().isBefore(until)) {
            FederationClient.pause(PAUSE);
            read = reader.read(figure, place, plan.tree().root());
        }
        return read;
    }

    private boolean right(Figure figure, FigureReader.Read read) {
        var rate = catalogue.metric(figure.metric()).rate() != null;
        return STATED.contains(read.status()) && read.value().filter(value -> figure.accepts(value, rate)).isPresent();
    }

    private static String shown(BigDecimal value) {
        var plain = value.scale() > 4 ? value.setScale(4, RoundingMode.HALF_UP) : value;
        return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
    }
}
