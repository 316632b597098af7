package union.member.site;

import static union.member.site.SiteRule.*;
import static union.platform.aggregate.Outcome.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import union.member.figure.Movement;
import union.member.site.SiteCommand.*;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;

/**
 * A place where a union and its members are (校区、地点). Its code is a value of the dimension {@code site} and never
 * changes; reports of a site stay comparable whatever it is called. Open, it counts once as a campus.
 */
public sealed interface Site {
    record None() implements Site {}
    record Opened(Campus campus) implements Site {}
    record Closed(Campus campus) implements Site {}

    /** @param taken whether another site of the unit has the code that this one is to be opened under */
    static Outcome<SiteEvent> decide(Site now, SiteCommand command, boolean taken) {
        return switch (command) {
            case Open c -> switch (now) {
                case None _ -> open(c, taken);
                case Opened _, Closed _ -> refuse(SITE_EXISTS);
            };
            case Rename c -> switch (now) {
                case None _ -> refuse(SITE_UNKNOWN);
                case Opened(var campus) -> rename(campus, c);
                case Closed(var campus) -> rename(campus, c);
            };
            case ShutDown c -> switch (now) {
                case None _ -> refuse(SITE_UNKNOWN);
                case Opened(var campus) -> shutDown(campus, c);
                case Closed(var campus) -> refuse(SITE_CLOSED.with("on", campus.closedOn().orElse(c.on())));
            };
        };
    }

    static Site evolve(Site before, SiteEvent event) {
        return switch (event) {
            case SiteEvent.Opened e -> new Opened(Campus.opened(e));
            case SiteEvent.Renamed e -> switch (before) {
                case None _ -> throw new IllegalStateException("a site that is not there");
                case Opened(var campus) -> new Opened(campus.named(e.on(), e.name()));
                case Closed(var campus) -> new Closed(campus.named(e.on(), e.name()));
            };
            case SiteEvent.ShutDown e -> new Closed(campus(before)
                .orElseThrow(() -> new IllegalStateException("a site that is not there")).closed(e.on()));
        };
    }

    static Optional<Campus> campus(Site site) {
        return switch (site) {
            case None _ -> Optional.empty();
            case Opened(var campus) -> Optional.of(campus);
            case Closed(var campus) -> Optional.of(campus);
        };
    }

    static List<Movement> movements(SiteEvent event) {
        Map<String, Object> dims = Map.of("unit_kind", "campus");
        return switch (event) {
            case SiteEvent.Opened e -> List.of(Movement.of("unit.count", e.on(), 1, dims));
            case SiteEvent.ShutDown e -> List.of(Movement.of("unit.count", e.on(), -1, dims));
            case SiteEvent.Renamed _ -> List.of();
        };
    }

    private static Outcome<SiteEvent> open(Open c, boolean taken) {
        var broken = new ArrayList<Refusal>(ofDate(c));
        if (taken) broken.add(SITE_CODE_TAKEN.with("code", c.code()));
        return Outcome.unless(broken, new SiteEvent.Opened(c.site(), c.code(), c.name(), c.on()));
    }

    private static Outcome<SiteEvent> rename(Campus campus, Rename c) {
        var broken = new ArrayList<Refusal>(ofChange(campus, c));
        if (campus.name(c.on()).filter(c.name()::equals).isPresent()) broken.add(NOTHING_CHANGES);
        if (campus.names().size() >= Campus.NAMES_MAX) broken.add(HISTORY_FULL.with("max", Campus.NAMES_MAX));
        return Outcome.unless(broken, new SiteEvent.Renamed(c.name(), c.on()));
    }

    private static Outcome<SiteEvent> shutDown(Campus campus, ShutDown c) {
        var broken = new ArrayList<Refusal>(ofChange(campus, c));
        var last = campus.names().lastKey();
        if (c.on().isBefore(last)) broken.add(LATER_CHANGES_STAND.with("on", c.on()).with("last", last));
        return Outcome.unless(broken, new SiteEvent.ShutDown(c.on()));
    }
}
