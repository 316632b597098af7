package union.replay.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import union.replay.plan.Plan;
import union.replay.plan.Planned;
import union.replay.source.CaseFile;
import union.replay.source.Catalogue;

/** Replays one case: enters its plan, and reads every figure back. */
public final class Replay {
    private static final int REFUSED_SHOWN_MAX = 5;

    private final CaseFile source;
    private final Catalogue catalogue;
    private final Plan plan;
    private final FederationClient federation;
    private final Clock clock;
    private final Crew crew;
    private final Desk desk;
    private final Consumer<String> progress;
    private final List<String> troubles = new ArrayList<>();

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

    /** Why equal figures prove less than they should, in words: none if all went well. */
    public List<String> troubles() {
        var all = new ArrayList<String>();
        plan.wrong().forEach(wrong -> all.add("cannot be answered together with the other figures: " + wrong));
        var refused = desk.refused();
        if (!refused.isEmpty()) all.add(refused.size() + " commands were refused");
        refused.stream().limit(REFUSED_SHOWN_MAX).forEach(all::add);
        if (desk.noise() < plan.noise())
            all.add("only %d of %d records of noise were entered".formatted(desk.noise(), plan.noise()));
        all.addAll(troubles);
        return all;
    }

    public void enter() {
        var units = plan.all(Planned.Unit.class);
        say("founding " + (units.size() + 2) + " units");
        new TreeEntry(plan, crew, desk, federation).enter();
        var entry = new RecordEntry(crew, desk, plan.all(Planned.Headcount.class));
        each("employers", plan.all(Planned.Employer.class), entry::employer);
        each("sites", plan.all(Planned.Site.class), entry::site);
        entry.unlistedSites(plan.all(Planned.Member.class), plan.all(Planned.Site.class));
        each("memberships", plan.all(Planned.Member.class), entry::member);
        each("posts", plan.all(Planned.Officer.class), entry::officer);
        new StructureEntry(crew, desk).enter(units);
        each("targets", plan.all(Planned.Target.class), entry::target);
        say("all entered, " + desk.noise() + " of them noise" + (desk.noise() == plan.noise() ? ""
            : ", where " + plan.noise() + " were planned"));
    }

    private <T> void each(String what, Collection<T> things, Consumer<T> task) {
        if (things.isEmpty()) return;
        say("entering " + things.size() + " " + what);
        Work.each(things, task);
    }

    private void say(String words) {
        progress.accept(source.id() + ": " + words);
    }

    /** Every figure of the case, read once everything entered has been taken in. */
    public List<Verdict> read() {
        var reader = new FigureReader(federation, crew, catalogue);
        var root = plan.tree().root();
        var report = new Judge.Report((figure, place) -> reader.read(figure, place, root),
            (figure, place) -> reader.readAbove(figure, place, plan.tree().top()));
        var judge = new Judge(plan, catalogue, report, clock);
        var covered = source.all().stream().filter(plan::covers).findFirst();
        if (!covered.map(judge::allTakenIn).orElse(true))
            troubles.add("the report did not come to an end with what was entered; its figures may be early");
        return source.all().stream()
            .map(figure -> plan.covers(figure) ? judge.verdict(figure) : judge.uncovered(figure)).toList();
    }
}
